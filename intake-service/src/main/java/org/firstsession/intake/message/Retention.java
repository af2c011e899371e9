// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes messages that nobody needs any more. */
@Component
class Retention extends Rounds {

    private static final Duration ROUND = Duration.ofHours(1);

    /** Longer than anybody's retry, and than the provider's list is looked back. */
    private static final Duration IDS_KEPT = Duration.ofDays(45);

    private final JdbcClient jdbc;
    private final MessageSettings settings;
    private final Clock clock;

    Retention(JdbcClient jdbc, MessageSettings settings, Clock clock) {
        super("message-retention", ROUND);
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void round() {
        var now = Instant.now(clock);
        var until = now.minus(settings.keep()).atOffset(ZoneOffset.UTC);
        jdbc.sql("DELETE FROM conversation WHERE last_at < ?").param(until).update();
        jdbc.sql(
                        "DELETE FROM triage WHERE conversation_id IS NULL AND coalesce(settled_at, came_at) < ?")
                .param(until)
                .update();
        jdbc.sql("DELETE FROM text_taken WHERE taken_at < ?")
                .param(now.minus(IDS_KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("DELETE FROM texts_of_day WHERE day < ?")
                .param(now.minus(IDS_KEPT).atOffset(ZoneOffset.UTC).toLocalDate())
                .update();
    }
}
