// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import org.firstsession.intake.IntakeProperties;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.feed.EventFeed;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the feed, and says in health what keeps it. */
@Component("views")
class FeedRunner implements SmartLifecycle, HealthIndicator {

    private final IntakeProperties properties;
    private final ViewFeed target;
    private volatile @Nullable EventFeed feed;

    FeedRunner(IntakeProperties properties, ViewFeed target) {
        this.properties = properties;
        this.target = target;
    }

    @Override
    public void start() {
        var started =
                new EventFeed(
                        Topics.PRACTICE_EVENTS,
                        properties.kafka(),
                        "intake-service.views",
                        ConfluentAvro.deserializer(properties.registry()),
                        target);
        started.start();
        feed = started;
    }

    @Override
    public void stop() {
        var running = feed;
        feed = null;
        if (running != null) {
            running.close();
        }
    }

    /** Before the web server, and after it at the end: its last callers still need this. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return feed != null;
    }

    @Override
    public Health health() {
        var running = feed;
        var trouble = running == null ? null : running.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.down().withDetail("cause", trouble.getClass().getName()).build();
    }
}
