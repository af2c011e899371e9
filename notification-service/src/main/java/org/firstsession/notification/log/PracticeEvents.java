// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.feed.EventFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows {@code practice.events} once the schemas of both topics are registered. The service
 * starts beside the registry, so it waits for them in the background and isn't ready before.
 */
@Component("feed")
class PracticeEvents implements SmartLifecycle, HealthIndicator {

    static final String GROUP = "notification-service.plan";

    private static final Logger log = LoggerFactory.getLogger(PracticeEvents.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final List<Topic> TOPICS =
            List.of(Topics.PRACTICE_EVENTS, Topics.NOTIFICATION_EVENTS);

    private final EventFeed feed;
    private final SchemaRegistration schemas;
    private CountDownLatch stopping = new CountDownLatch(0);
    private volatile boolean following;
    private volatile boolean running;

    PracticeEvents(NotificationProperties properties, LedgerTarget target) {
        this.schemas = new SchemaRegistration(properties.registry());
        this.feed =
                new EventFeed(
                        Topics.PRACTICE_EVENTS,
                        properties.kafka(),
                        GROUP,
                        ConfluentAvro.deserializer(properties.registry()),
                        target);
    }

    @Override
    public void start() {
        running = true;
        stopping = new CountDownLatch(1);
        Thread.ofVirtual().name("schemas").start(this::followOnceThereAreSchemas);
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        if (following) {
            feed.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        if (!following) {
            return Health.down().withDetail("waitsFor", "schemas").build();
        }
        return feed.trouble() == null
                ? Health.up().build()
                : Health.down().withDetail("waitsFor", "feed").build();
    }

    private void followOnceThereAreSchemas() {
        try {
            while (!schemasAreThere()) {
                if (stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            feed.start();
            following = true;
            log.atInfo().addKeyValue("topic", Topics.PRACTICE_EVENTS.name()).log("following");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean schemasAreThere() {
        try {
            return schemas.check(TOPICS).isEmpty();
        } catch (IOException | RuntimeException e) {
            log.debug("the registry doesn't answer yet", e);
            return false;
        }
    }
}
