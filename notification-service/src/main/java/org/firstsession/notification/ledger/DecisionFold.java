// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Plan;
import org.firstsession.notification.plan.SessionChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes decisions over into the ledger, inside the caller's transaction. Reading the log again,
 * even from its start, changes nothing: what is there stays, and no revision goes back.
 */
@Component
public class SessionFold {

    private final JdbcClient jdbc;

    SessionFold(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers the session's newest revision and what has to be told of it. */
    public void take(SessionChange change) {
        remember(change);
        for (var effect : Plan.effectsOf(change)) {
            plan(effect, change.decision());
        }
    }

    /** Remembers a place. */
    public void takeOffice(String practiceId, String officeId, Office office) {
        jdbc.sql(
                        """
                        INSERT INTO office (practice_id, office_id, name, address, time_zone)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, office_id) DO UPDATE
                        SET name = excluded.name, address = excluded.address,
                            time_zone = excluded.time_zone\
                        """)
                .params(
                        practiceId,
                        officeId,
                        office.name(),
                        office.address(),
                        id(office.timeZone()))
                .update();
    }

    /** Remembers by which clock a therapist lives. */
    public void takeTherapist(
            String practiceId, String therapistId, int profileVersion, ZoneId timeZone) {
        jdbc.sql(
                        """
                        INSERT INTO therapist AS t
                            (practice_id, therapist_id, profile_version, time_zone)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (practice_id, therapist_id) DO UPDATE
                        SET profile_version = excluded.profile_version,
                            time_zone = excluded.time_zone
                        WHERE t.profile_version < excluded.profile_version\
                        """)
                .params(practiceId, therapistId, profileVersion, id(timeZone))
                .update();
    }

    private void remember(SessionChange change) {
        var decision = change.decision();
        var slot = decision.slot();
        var status =
                switch (change) {
                    case SessionChange.Confirmed confirmed -> "CONFIRMED";
                    case SessionChange.Cancelled cancelled -> "CANCELLED";
                };
        jdbc.sql(
                        """
                        INSERT INTO session AS s
                            (practice_id, session_id, request_id, revision, status, decided_at,
                             therapist_id, starts_at, ends_at, format, office_id)
                        VALUES (:practice, :session, :request, :revision, :status, :decidedAt,
                             :therapist, :startsAt, :endsAt, :format, :office)
                        ON CONFLICT (practice_id, session_id) DO UPDATE
                        SET revision = excluded.revision, status = excluded.status,
                            decided_at = excluded.decided_at,
                            therapist_id = excluded.therapist_id,
                            starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                            format = excluded.format, office_id = excluded.office_id
                        WHERE s.revision < excluded.revision\
                        """)
                .param("practice", decision.practiceId())
                .param("session", decision.sessionId())
                .param("request", decision.requestId())
                .param("revision", decision.revision())
                .param("status", status)
                .param("decidedAt", utc(decision.decidedAt()))
                .param("therapist", slot.therapistId())
                .param("startsAt", utc(slot.startsAt()))
                .param("endsAt", utc(slot.endsAt()))
                .param("format", slot.format().name())
                .param("office", slot.officeId())
                .update();
    }

    private void plan(Effect effect, SessionChange.Decision decision) {
        jdbc.sql(
                        """
                        INSERT INTO effect
                            (effect_id, practice_id, session_id, revision, kind, recipient_role,
                             recipient_id, channel, event_id, request_id)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING\
                        """)
                .params(
                        effect.id(),
                        effect.practiceId(),
                        effect.sessionId(),
                        effect.revision(),
                        effect.kind().name(),
                        effect.recipient().role().name(),
                        effect.recipient().id(),
                        effect.channel().name(),
                        decision.eventId(),
                        decision.requestId())
                .update();
    }

    private static String id(ZoneId zone) {
        return zone.getId();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
