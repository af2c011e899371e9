// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.matching.board.PracticeStory;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.schemas.feed.FeedTarget;
import org.junit.jupiter.api.Test;

class EventEncoderTest {

    private static final String REGISTRY = "mock://event-encoder";

    @Test
    void writesWhatConfluentsSerializerWrites() throws IOException {
        new SchemaRegistration(REGISTRY).register(List.of(Topics.PRACTICE_EVENTS));
        var serializer = ConfluentAvro.serializer(REGISTRY);
        var encoder = new EventEncoder(ConfluentAvro.serializer(REGISTRY));

        // Twice each, with other values: only the first of a type is Confluent's own.
        for (var event : events()) {
            assertThat(encoder.encode(event))
                    .as(event.getSchema().getName())
                    .isEqualTo(serializer.serialize(Topics.PRACTICE_EVENTS.name(), event));
        }
    }

    private static List<SpecificRecord> events() {
        var start = Instant.parse("2026-03-02T17:00:00Z");
        var story =
                new PracticeStory("lakeside", 3, start).opens("Lakeside", "America/Los_Angeles");
        for (var request : List.of("first", "second")) {
            story.later(Duration.ofMinutes(7))
                    .requested(request, "anxiety", request)
                    .offered(
                            request,
                            request + "-o1",
                            1,
                            PracticeStory.slot("ana", start.plus(Duration.ofDays(2))),
                            PracticeStory.slot("ben", start.plus(Duration.ofDays(3))));
        }
        var events = new ArrayList<SpecificRecord>();
        story.tellTo(
                new FeedTarget() {
                    @Override
                    public Map<TopicPartition, Long> positions(Collection<TopicPartition> asked) {
                        return Map.of();
                    }

                    @Override
                    public void take(List<FeedRecord> batch, List<PositionMove> moves) {
                        batch.forEach(record -> events.add(record.value()));
                    }
                });
        assertThat(events).hasSize(5);
        return events;
    }
}
