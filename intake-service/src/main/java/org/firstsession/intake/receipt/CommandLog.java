// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.intake.IntakeProperties;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Writes to {@code practice.commands}. */
@Component
class CommandLog implements DisposableBean {

    /** After this time a send has ended, one way or the other; a lease is always longer. */
    static final Duration LONGEST_SEND = Duration.ofSeconds(6);

    private static final String TOPIC = Topics.PRACTICE_COMMANDS.name();
    private static final String SOURCE = "/intake-service";

    private final Producer<String, byte[]> producer;
    private final KafkaAvroSerializer serializer;
    private final ReentrantLock serializing = new ReentrantLock();

    CommandLog(IntakeProperties properties) {
        this.producer = new KafkaProducer<>(settings(properties));
        this.serializer = ConfluentAvro.serializer(properties.registry());
    }

    private static Map<String, Object> settings(IntakeProperties properties) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka());
        settings.put(
                ProducerConfig.CLIENT_ID_CONFIG, "intake-service.relay-" + properties.instance());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // With one request under way, a batch that is given up can't be overtaken by the next one.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) LONGEST_SEND.minusSeconds(2).toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        settings.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return settings;
    }

    /** The record of a receipt; fails while the registry can't be asked for its schema's id. */
    ProducerRecord<String, byte[]> record(Receipt receipt) {
        var type = receipt.command().getSchema().getFullName();
        var headers = new RecordHeaders();
        CloudEventHeaders.add(
                headers,
                receipt.commandId().toString(),
                type,
                SOURCE,
                receipt.recordedAt(),
                receipt.practiceId(),
                receipt.requestId().toString());
        CloudEventHeaders.beginTrace(headers, receipt.commandId().toString());
        byte[] value;
        serializing.lock();
        try {
            value = serializer.serialize(TOPIC, headers, receipt.command());
        } finally {
            serializing.unlock();
        }
        return new ProducerRecord<>(
                TOPIC,
                null,
                receipt.recordedAt().toEpochMilli(),
                receipt.practiceId(),
                value,
                headers);
    }

    /**
     * Sends records in order and waits for all of them.
     *
     * @throws UnclearSendException when some may be on the log and some not
     */
    List<RecordMetadata> send(List<ProducerRecord<String, byte[]>> records) {
        var sends = new ArrayList<Future<RecordMetadata>>(records.size());
        try {
            for (var record : records) {
                var send = producer.send(record);
                if (send.isDone()) {
                    // Failed before it left; the next one would block as long again.
                    send.get();
                }
                sends.add(send);
            }
            producer.flush();
            var written = new ArrayList<RecordMetadata>(records.size());
            for (var send : sends) {
                written.add(send.get());
            }
            return written;
        } catch (ExecutionException e) {
            throw new UnclearSendException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnclearSendException(e);
        } catch (KafkaException e) {
            throw new UnclearSendException(e);
        }
    }

    @Override
    public void destroy() {
        producer.close(LONGEST_SEND);
        serializer.close();
    }

    /** The broker's answer did not come, or it refused: what is on the log has to be read. */
    static final class UnclearSendException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnclearSendException(@Nullable Throwable cause) {
            super(cause);
        }
    }
}
