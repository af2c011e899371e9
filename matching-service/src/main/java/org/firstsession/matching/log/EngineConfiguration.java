// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.DefaultTransactionIdSuffixStrategy;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/** Puts the engine behind a transactional listener. Profile {@code engine}. */
@Configuration(proxyBeanMethods = false)
@Profile("engine")
class EngineConfiguration {

    private static final String GROUP = "matching-service.engine";

    /** How long nothing must come in before the listener's thread looks at the clock, ms. */
    private static final long IDLE_MS = 100;

    /** A dead producer's open transaction hides what others write behind it for this long, ms. */
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;

    /**
     * A transaction that meets the unfinished markers of the one before is told to retry; Kafka's
     * default pause of 100 ms would be most of a decision's latency.
     */
    private static final int RETRY_BACKOFF_MS = 2;

    /**
     * Events of one poll leave together: a commit doesn't wait for the rest of this, so it costs no
     * latency, and without it a thousand events are some hundred requests, ms.
     */
    private static final int LINGER_MS = 5;

    private static final int BATCH_BYTES = 128 * 1024;

    @Bean
    Clock engineTime() {
        return Clock.systemUTC();
    }

    @Bean
    DefaultKafkaProducerFactory<byte[], byte[]> eventProducers(EngineProperties properties) {
        var settings = producerSettings(properties);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 100);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, GROUP + "-" + properties.instance());
        settings.putAll(properties.engine().producer());
        var factory = new DefaultKafkaProducerFactory<byte[], byte[]>(settings);
        // One stable transactional id per instance: whoever takes its place fences it at once.
        factory.setTransactionIdPrefix(GROUP + "-" + properties.instance() + "-");
        factory.setTransactionIdSuffixStrategy(new DefaultTransactionIdSuffixStrategy(1));
        return factory;
    }

    @Bean
    DefaultKafkaProducerFactory<String, byte[]> commandProducers(EngineProperties properties) {
        var settings = producerSettings(properties);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(
                ProducerConfig.CLIENT_ID_CONFIG,
                "matching-service.commands-" + properties.instance());
        return new DefaultKafkaProducerFactory<>(settings);
    }

    private static Map<String, Object> producerSettings(EngineProperties properties) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    @Bean
    AssignedBooks assignedBooks(EngineProperties properties) {
        return new AssignedBooks(
                new EventLog(
                        properties.kafka(), ConfluentAvro.deserializer(properties.registry())));
    }

    @Bean
    EngineClock engineClock(
            Clock engineTime,
            EngineProperties properties,
            ProducerFactory<String, byte[]> commandProducers) {
        return new EngineClock(
                engineTime,
                new CommandWriter(
                        new KafkaTemplate<>(commandProducers),
                        ConfluentAvro.serializer(properties.registry()),
                        "/matching-service/clock"));
    }

    @Bean
    Housekeeping housekeeping(
            AssignedBooks books,
            EngineClock clock,
            Clock engineTime,
            EngineProperties properties,
            ProducerFactory<byte[], byte[]> eventProducers,
            ProducerFactory<String, byte[]> commandProducers) {
        var file = properties.roster();
        var opening =
                file == null
                        ? null
                        : new PracticeOpening(
                                RosterFile.read(file),
                                properties.offerSeconds(),
                                engineTime,
                                new CommandWriter(
                                        new KafkaTemplate<>(commandProducers),
                                        ConfluentAvro.serializer(properties.registry()),
                                        "/matching-service/roster"));
        return new Housekeeping(books, clock, opening, eventProducers);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> engineContainer(
            EngineProperties properties,
            AssignedBooks books,
            EngineClock clock,
            Housekeeping housekeeping,
            ProducerFactory<byte[], byte[]> eventProducers) {
        var container = new ContainerProperties(Topics.PRACTICE_COMMANDS.name());
        container.setGroupId(GROUP);
        container.setMessageListener(
                new CommandListener(
                        books,
                        new CommandDecoder(ConfluentAvro.registry(properties.registry())),
                        new EventWriter(ConfluentAvro.serializer(properties.registry())),
                        new KafkaTemplate<>(eventProducers),
                        clock));
        container.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(eventProducers));
        container.setConsumerRebalanceListener(housekeeping);
        container.setStopContainerWhenFenced(true);
        container.setPollTimeout(IDLE_MS);
        container.setIdleEventInterval(IDLE_MS);
        container.setIdleBeforeDataMultiplier(1);

        var listener = new ConcurrentMessageListenerContainer<>(consumers(properties), container);
        listener.setAfterRollbackProcessor(new RollbackRecovery(books));
        listener.setBeanName("engine");
        return listener;
    }

    private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(
            EngineProperties properties) {
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, GROUP + "-" + properties.instance());
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        settings.putAll(properties.engine().consumer());
        return new DefaultKafkaConsumerFactory<>(settings);
    }
}
