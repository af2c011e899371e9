// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.firstsession.intake.Ids;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.intake.receipt.UnsentReceipts.OnLog;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.Topics;
import org.springframework.stereotype.Component;

/** Reads the end of a practice's partition, to see what an unclear send has left there. */
@Component
class LogTail {

    private static final String TOPIC = Topics.PRACTICE_COMMANDS.name();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final IntakeProperties properties;

    LogTail(IntakeProperties properties) {
        this.properties = properties;
    }

    /** Those of the receipts that are on the log already. */
    List<OnLog> find(String practiceId, List<Receipt> receipts) {
        var wanted = new HashMap<UUID, Receipt>();
        receipts.forEach(receipt -> wanted.put(receipt.commandId(), receipt));
        try (var consumer = new KafkaConsumer<String, byte[]>(settings())) {
            var partition = partition(practiceId, consumer.partitionsFor(TOPIC).size());
            consumer.assign(Set.of(partition));
            seek(consumer, partition, receipts);
            return read(consumer, partition, endOf(partition), wanted.keySet());
        }
    }

    /**
     * A record's timestamp is its receipt's time, so nothing of interest lies before the oldest of
     * these times.
     */
    private static void seek(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            List<Receipt> receipts) {
        long oldest =
                receipts.stream()
                        .mapToLong(receipt -> receipt.recordedAt().toEpochMilli())
                        .min()
                        .orElseThrow();
        var found = consumer.offsetsForTimes(Map.of(partition, oldest)).get(partition);
        if (found == null) {
            consumer.seekToEnd(Set.of(partition));
        } else {
            consumer.seek(partition, found.offset());
        }
    }

    /** The end as the broker knows it; a committed reader would stop before an open transaction. */
    private long endOf(TopicPartition partition) {
        var settings =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        properties.kafka(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4_000);
        try (var admin = Admin.create(settings)) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of " + partition + " can't be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + partition, e);
        }
    }

    private static List<OnLog> read(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            long end,
            Set<UUID> wanted) {
        var found = new ArrayList<OnLog>();
        var seen = new HashSet<UUID>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the end of " + partition + " was not reached");
            }
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                var id = CloudEventHeaders.text(record.headers(), CloudEventHeaders.ID);
                if (id != null) {
                    Ids.parse(id)
                            .filter(wanted::contains)
                            .filter(seen::add)
                            .ifPresent(commandId ->
                                    found.add(
                                            new OnLog(
                                                    commandId,
                                                    record.partition(),
                                                    record.offset())));
                }
            }
        }
        return found;
    }

    private static TopicPartition partition(String practiceId, int partitions) {
        var key = practiceId.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new TopicPartition(TOPIC, Utils.toPositive(Utils.murmur2(key)) % partitions);
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka());
        settings.put(
                ConsumerConfig.CLIENT_ID_CONFIG, "intake-service.tail-" + properties.instance());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        settings.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        return settings;
    }
}
