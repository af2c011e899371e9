// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.schemas.CommandRecords;
import org.firstsession.schemas.ConfluentAvro;
import org.jspecify.annotations.Nullable;

/**
 * Puts the commands of staff on the log. Nothing counts as accepted before the broker has said so.
 * The producer is made when the first command is given, so the board starts and shows while Kafka
 * is away.
 */
public final class BoardCommands implements AutoCloseable {

    /** What a page says while a command isn't acknowledged. */
    public static final String UNCERTAIN =
            "It isn't certain that this was taken: the log doesn't answer. Nothing is lost by trying"
                    + " again; it is done once.";

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final String kafka;
    private final String registry;
    private final String source;
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable KafkaAvroSerializer serializer;

    public BoardCommands(String kafka, String registry) {
        this.kafka = kafka;
        this.registry = registry;
        this.source = "/matching-service/board";
    }

    /** It isn't certain whether the command reached the log. Giving it again is safe. */
    public static final class NotAcknowledgedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAcknowledgedException(Throwable cause) {
            super("the log has not acknowledged a command", cause);
        }
    }

    /**
     * Sends a command and waits until the broker has it.
     *
     * @throws NotAcknowledgedException when it isn't certain that the broker has it
     */
    public void send(SpecificRecordBase command) {
        try {
            sender().send(record(command)).get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new NotAcknowledgedException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledgedException(e);
        }
    }

    private synchronized ProducerRecord<String, byte[]> record(SpecificRecordBase command) {
        if (serializer == null) {
            serializer = ConfluentAvro.serializer(registry);
        }
        return CommandRecords.of(command, serializer, source);
    }

    private synchronized Producer<String, byte[]> sender() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "matching-service.board");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) LONGEST.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LONGEST.toMillis());
        return settings;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
