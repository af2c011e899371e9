// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.schemas.Topics;
import org.firstsession.types.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    static Iterable<Class<?>> events() {
        return List.copyOf(Topics.PRACTICE_EVENTS.valueTypes());
    }

    static Iterable<Class<?>> commands() {
        return List.copyOf(Topics.PRACTICE_COMMANDS.valueTypes());
    }

    @ParameterizedTest
    @MethodSource("events")
    void bringsEveryEventOfTheLogBackAsItWas(Class<?> type) {
        for (boolean everything : new boolean[] {true, false}) {
            var record = (SpecificRecordBase) new Samples(everything).of(type);
            record.put("eventId", record.get("practiceId") + ":" + record.get("seq"));

            assertThat(AvroEvents.write(AvroEvents.read(record))).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takesEveryCommandOfTheLog(Class<?> type) {
        var record = (SpecificRecordBase) new Samples(true).of(type);
        var loggedAt = Instant.parse("2026-09-06T19:00:00Z");

        var command = AvroCommands.read(record, loggedAt).orElseThrow();

        assertThat(command.type()).isEqualTo(type.getSimpleName());
        assertThat(command.meta().loggedAt()).isEqualTo(loggedAt);
        assertThat(command.meta().commandId()).hasToString((String) record.get("commandId"));
        assertThat(command.meta().recordedAt()).isEqualTo(record.get("recordedAt"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesASymbolThatItsSchemaDoesNotKnow(boolean known) {
        var record = (WithdrawRequest) new Samples(true).of(WithdrawRequest.class);
        record.put("channel", known ? Channel.PHONE : Channel.UNKNOWN);

        if (known) {
            assertThat(AvroCommands.read(record, Instant.EPOCH)).isPresent();
        } else {
            assertThatThrownBy(() -> AvroCommands.read(record, Instant.EPOCH))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Channel can't be UNKNOWN");
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void takesNoEventForACommand(Class<?> type) {
        var record = (SpecificRecordBase) new Samples(true).of(type);

        assertThat(AvroCommands.read(record, Instant.EPOCH)).isEmpty();
    }
}
