// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Due;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes planned effects into the ledger, each once. */
@Component
class Effects {

    private final JdbcClient jdbc;
    private final Reminders reminders;

    Effects(JdbcClient jdbc, Reminders reminders) {
        this.jdbc = jdbc;
        this.reminders = reminders;
    }

    /** What lies ahead waits with db-scheduler, in the same transaction as its row. */
    void plan(Due due, Decision.About about) {
        var effect = due.effect();
        boolean waits = due.at().isAfter(about.decidedAt());
        boolean fresh =
                jdbc.sql(
                                        """
                                        INSERT INTO effect
                                            (effect_id, practice_id, subject, subject_id, revision,
                                             kind, recipient_role, recipient_id, channel, event_id,
                                             request_id, state, due_at, late_after, good_until)
                                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                        ON CONFLICT DO NOTHING\
                                        """)
                                .param(effect.id())
                                .param(effect.practiceId())
                                .param(effect.kind().subject().name())
                                .param(effect.subjectId())
                                .param(effect.revision())
                                .param(effect.kind().name())
                                .param(effect.recipient().role().name())
                                .param(effect.recipient().id())
                                .param(effect.channel().name())
                                .param(about.eventId())
                                .param(about.requestId())
                                .param(waits ? "PLANNED" : "DUE")
                                .param(utc(due.at()))
                                .param(nullableUtc(due.lateAfter()))
                                .param(nullableUtc(due.goodUntil()))
                                .update()
                        == 1;
        if (fresh && waits) {
            reminders.schedule(effect.id(), due.at());
        }
    }

    private static @Nullable OffsetDateTime nullableUtc(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
