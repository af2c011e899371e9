// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.ledger.SettledEffect;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.springframework.stereotype.Component;

/** Writes outcomes to {@code notification.events}. Used by one thread. */
@Component
class Outcomes implements AutoCloseable {

    private static final String SOURCE = "/notification-service";
    private static final String TOPIC = Topics.NOTIFICATION_EVENTS.name();

    private final Producer<String, byte[]> producer;
    private final KafkaAvroSerializer serializer;

    Outcomes(NotificationProperties properties) {
        this.producer = new KafkaProducer<>(producerSettings(properties));
        this.serializer = ConfluentAvro.serializer(properties.registry());
    }

    private static Map<String, Object> producerSettings(NotificationProperties properties) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka());
        settings.put(
                ProducerConfig.CLIENT_ID_CONFIG, "notification-service-" + properties.instance());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // The rows stay locked meanwhile: give up early and try again from the ledger.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        settings.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return settings;
    }

    /** Returns once the log has them all. */
    void write(List<SettledEffect> settled) {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(settled.size());
        for (var one : settled) {
            acknowledgements.add(producer.send(record(one)));
        }
        acknowledgements.forEach(Outcomes::await);
    }

    private ProducerRecord<String, byte[]> record(SettledEffect settled) {
        var event = OutcomeTranslator.event(settled);
        var effect = settled.effect();
        var headers = new RecordHeaders();
        CloudEventHeaders.add(
                headers,
                settled.id(),
                event.getClass().getName(),
                SOURCE,
                settled.settledAt(),
                effect.practiceId(),
                settled.requestId());
        // Of its own: a reminder leaves days after what it follows from, which its event id names.
        CloudEventHeaders.beginTrace(headers, effect.id());
        var value = serializer.serialize(TOPIC, headers, event);
        return new ProducerRecord<>(TOPIC, null, effect.practiceId(), value, headers);
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka didn't take an outcome", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing outcomes", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
