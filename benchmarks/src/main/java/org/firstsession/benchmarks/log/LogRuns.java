// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.measure.Throughput;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.EventHeaders;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;
import org.firstsession.types.Slot;

/** Gives records to a worker and times what it makes of them, from log to log. */
public final class LogRuns implements AutoCloseable {

    private final Cluster cluster;
    private final Backlog backlog;
    private final Commands records;
    private final KafkaAvroDeserializer deserializer;

    public LogRuns(Cluster cluster) {
        this.cluster = cluster;
        this.backlog = new Backlog(cluster.kafka());
        this.records = new Commands(cluster.registry());
        this.deserializer = ConfluentAvro.deserializer(cluster.registry());
    }

    /**
     * Has the commands of one practice decided.
     *
     * @param engine the real matching-service
     * @return how long that took, from the moment they could be read until the last event of the
     *     last one could be
     */
    public Decided decide(ChildProcess engine, String practiceId, List<SpecificRecordBase> commands)
            throws Exception {
        return decide(List.of(engine), List.of(practiceId), commands);
    }

    /** The same with the commands of several practices, and with all instances that decide them. */
    public Decided decide(
            List<ChildProcess> engines,
            Collection<String> practiceIds,
            List<SpecificRecordBase> commands)
            throws Exception {
        var partitions =
                practiceIds.stream()
                        .map(practiceId -> partition(Topics.PRACTICE_EVENTS, practiceId))
                        .collect(Collectors.toSet());
        try (var events = new Arrivals(cluster.kafka(), partitions)) {
            var input = records.of(Topics.PRACTICE_COMMANDS.name(), commands);
            var cpuBefore = cpu(engines);
            var appeared = backlog.write(input);
            var seen = events.await(appeared.allDecided());
            var throughput =
                    new Throughput(
                            commands.size(),
                            seen.records().size(),
                            Duration.ofNanos(seen.nanoTime() - appeared.nanoTime()),
                            cpu(engines).minus(cpuBefore));
            return new Decided(
                    throughput, seen.types(), confirmed(Set.copyOf(practiceIds), seen.records()));
        }
    }

    private static Duration cpu(List<ChildProcess> engines) {
        return engines.stream().map(ChildProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Has the same records passed on by a worker that forwards each of them once. */
    public Throughput passOn(
            Topic from,
            Topic to,
            ChildProcess worker,
            String key,
            List<SpecificRecordBase> commands)
            throws Exception {
        try (var arrivals = new Arrivals(cluster.kafka(), List.of(partition(to, key)))) {
            var input = records.of(from.name(), commands);
            var cpuBefore = worker.cpu();
            var appeared = backlog.write(input);
            var seen = arrivals.await((record, count) -> count == commands.size());
            return new Throughput(
                    commands.size(),
                    seen.records().size(),
                    Duration.ofNanos(seen.nanoTime() - appeared.nanoTime()),
                    worker.cpu().minus(cpuBefore));
        }
    }

    /** Where every producer puts a key. */
    private static TopicPartition partition(Topic topic, String key) {
        int hash = Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8)));
        return new TopicPartition(topic.name(), hash % topic.partitions());
    }

    /** The partition of a practice, of commands and events alike. */
    public static int partitionOf(String practiceId) {
        return partition(Topics.PRACTICE_COMMANDS, practiceId).partition();
    }

    static long commandOffset(ConsumerRecord<byte[], byte[]> event) {
        var offset = CloudEventHeaders.text(event.headers(), EventHeaders.COMMAND_OFFSET);
        return offset == null ? -1 : Long.parseLong(offset);
    }

    /** What is confirmed in a practice from now on. */
    public Confirmations confirmationsOf(String practiceId) {
        return new Confirmations(
                practiceId,
                new Arrivals(
                        cluster.kafka(), List.of(partition(Topics.PRACTICE_EVENTS, practiceId))));
    }

    private List<Slot> confirmed(
            Set<String> practiceIds, List<ConsumerRecord<byte[], byte[]>> events) {
        return events.stream()
                .filter(event -> practiceIds.contains(new String(event.key(), UTF_8)))
                .filter(event ->
                        TrialConfirmed.class
                                .getName()
                                .equals(
                                        CloudEventHeaders.text(
                                                event.headers(), CloudEventHeaders.TYPE)))
                .map(event -> deserializer.deserialize(event.topic(), event.value()))
                .map(event -> ((TrialConfirmed) event).getSlot())
                .toList();
    }

    /** Reads which hours are booked in one practice. */
    public final class Confirmations implements AutoCloseable {

        private final String practiceId;
        private final Arrivals events;

        private Confirmations(String practiceId, Arrivals events) {
            this.practiceId = practiceId;
            this.events = events;
        }

        /** Those that were booked since it was last asked. */
        public List<Slot> untilNow() {
            return confirmed(Set.of(practiceId), events.untilNow());
        }

        @Override
        public void close() {
            events.close();
        }
    }

    @Override
    public void close() {
        backlog.close();
    }

    /**
     * What was decided.
     *
     * @param types how many events of each type
     * @param confirmed the hours that were booked
     */
    public record Decided(Throughput throughput, Map<String, Integer> types, List<Slot> confirmed) {

        public int count(String type) {
            return types.getOrDefault(type, 0);
        }
    }
}
