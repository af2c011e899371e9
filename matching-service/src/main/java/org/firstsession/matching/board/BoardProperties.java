// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * What the board needs to know.
 *
 * @param kafka Kafka's address
 * @param registry the schema registry's Confluent API
 * @param intakeUrl where intake-service answers
 * @param notificationUrl where notification-service answers
 * @param internalToken the shared secret of the internal API
 * @param board the board's own settings
 */
@Profile("board")
@ConfigurationProperties("firstsession")
public record BoardProperties(
        String kafka,
        String registry,
        URI intakeUrl,
        URI notificationUrl,
        String internalToken,
        Board board) {

    public BoardProperties(
            @Nullable String kafka,
            @Nullable String registry,
            @Nullable URI intakeUrl,
            @Nullable URI notificationUrl,
            @Nullable String internalToken,
            @Nullable Board board) {
        this.kafka = present(kafka, "firstsession.kafka");
        this.registry = present(registry, "firstsession.registry");
        this.intakeUrl = intakeUrl == null ? URI.create("http://127.0.0.1:8080") : intakeUrl;
        this.notificationUrl =
                notificationUrl == null ? URI.create("http://127.0.0.1:8082") : notificationUrl;
        this.internalToken = present(internalToken, "FIRSTSESSION_INTERNAL_TOKEN");
        this.board = board == null ? new Board(null, null, null) : board;
    }

    /**
     * The board's own settings.
     *
     * @param adminPassword the password of the local administrator {@code admin}; null for an
     *     installation that keeps accounts of its own from its first start on
     * @param promiseHours within how many hours of asking somebody should have a session confirmed
     * @param loopbackFeeds whether calendars are read by http and from this machine too: for tests
     */
    public record Board(
            @Nullable String adminPassword,
            @Nullable Integer promiseHours,
            @Nullable Boolean loopbackFeeds) {

        private static final int PROMISE_HOURS = 72;

        public Board {
            adminPassword = StringUtils.hasText(adminPassword) ? adminPassword : null;
        }

        public Duration promise() {
            return Duration.ofHours(promiseHours == null ? PROMISE_HOURS : promiseHours);
        }

        /** A local administrator may enrol a second factor; everybody else has to. */
        public boolean secondStepForced() {
            return adminPassword == null;
        }

        @Override
        public String toString() {
            return "Board[]";
        }
    }

    private static String present(@Nullable String value, String name) {
        Assert.hasText(value, () -> "the board does not start without " + name);
        return value;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "BoardProperties[kafka=%s, registry=%s, intakeUrl=%s]"
                .formatted(kafka, registry, intakeUrl);
    }
}
