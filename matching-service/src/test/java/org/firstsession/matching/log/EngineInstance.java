// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.util.ArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.firstsession.matching.MatchingServiceApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerPostProcessor;

/** matching-service with the profile {@code engine}, as it runs, inside the test's process. */
final class EngineInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private EngineInstance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static EngineInstance start(String instance, String... properties) {
        // As arguments: they win over application.yaml, which builder properties don't.
        var all = new ArrayList<String>();
        for (var property : properties) {
            all.add("--" + property);
        }
        all.add("--firstsession.kafka=" + TestCluster.broker().bootstrapServers());
        all.add("--firstsession.registry=" + TestCluster.REGISTRY);
        all.add("--firstsession.instance=" + instance);
        all.add("--logging.level.root=WARN");
        return new EngineInstance(
                new SpringApplicationBuilder(MatchingServiceApplication.class)
                        .web(WebApplicationType.NONE)
                        .profiles("engine")
                        .run(all.toArray(String[]::new)));
    }

    /** From the next transaction on, events are written through what the test puts in between. */
    @SuppressWarnings("unchecked")
    void interpose(ProducerPostProcessor<byte[], byte[]> between) {
        var factory =
                (DefaultKafkaProducerFactory<byte[], byte[]>)
                        context.getBean("eventProducers", DefaultKafkaProducerFactory.class);
        factory.addPostProcessor(between);
        factory.reset();
    }

    /** A producer with the transactional id of this instance, as a second copy would have. */
    @SuppressWarnings("unchecked")
    Producer<byte[], byte[]> twin() {
        var factory =
                (DefaultKafkaProducerFactory<byte[], byte[]>)
                        context.getBean("eventProducers", DefaultKafkaProducerFactory.class);
        var settings = new java.util.HashMap<>(factory.getConfigurationProperties());
        settings.put("transactional.id", factory.getTransactionIdPrefix() + "0");
        return new org.apache.kafka.clients.producer.KafkaProducer<>(settings);
    }

    boolean isReady() {
        return Status.UP.equals(context.getBean(EngineHealth.class).health().getStatus());
    }

    @Override
    public void close() {
        context.close();
    }
}
