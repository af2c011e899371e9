// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Duration;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.Rotas;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a person of messages that don't get through, and calls until somebody has looked. */
@Component
public class Lateness {

    private final JdbcClient jdbc;
    private final Rotas rotas;
    private final Duration callAgain;

    Lateness(JdbcClient jdbc, Rotas rotas, NotificationProperties properties) {
        this.jdbc = jdbc;
        this.rotas = rotas;
        this.callAgain = properties.policy().callAgain();
    }

    /**
     * Marks what should have been accepted by now, once each; it is tried further. When the one who
     * isn't reached is the coordinator on call, the next one is called.
     *
     * @return how many are newly late
     */
    @Transactional
    public int escalate() {
        var late =
                jdbc.sql(
                                """
                                WITH late AS (
                                    UPDATE effect SET late_at = now()
                                    WHERE state = 'DUE' AND late_at IS NULL AND late_after <= now()
                                    RETURNING *),
                                noted AS (
                                    INSERT INTO outcome (outcome_id, effect_id, state, reason)
                                    SELECT effect_id || '-late', effect_id, 'ESCALATED', 'LATE'
                                    FROM late)
                                SELECT * FROM late\
                                """)
                        .query((row, number) -> EffectRows.effect(row))
                        .list();
        late.stream()
                .filter(effect -> effect.recipient().role() == Role.COORDINATOR)
                .forEach(this::callNext);
        return late.size();
    }

    /** Calls the next one in the rota, if there is one and nobody has yet. */
    public void callNext(Effect unreachable) {
        rotas.of(unreachable.practiceId())
                .next(unreachable)
                .ifPresent(next -> call(next, unreachable));
    }

    /**
     * Calls the next one about worries that nobody has looked at for long, until somebody has
     * acknowledged or lifted them.
     *
     * @return how many calls are newly due
     */
    @Transactional
    public int callAgain() {
        var unheard =
                jdbc.sql(
                                """
                                SELECT latest.* FROM subject AS s, LATERAL (
                                    SELECT * FROM effect AS e
                                    WHERE e.practice_id = s.practice_id AND e.subject = s.kind
                                        AND e.subject_id = s.subject_id AND e.kind = 'HUMAN_NEEDED'
                                    ORDER BY e.revision DESC, e.due_at DESC LIMIT 1) AS latest
                                WHERE s.kind = 'NEED' AND s.need = 'SAFETY' AND s.status = 'STANDS'
                                    AND NOT EXISTS (
                                        SELECT FROM seen_need AS n
                                        WHERE n.practice_id = s.practice_id
                                            AND n.subject_id = s.subject_id)
                                    AND latest.due_at <= now() - :pause * interval '1 millisecond'
                                FOR UPDATE OF s SKIP LOCKED\
                                """)
                        .param("pause", callAgain.toMillis())
                        .query((row, number) -> EffectRows.effect(row))
                        .list();
        int calls = 0;
        for (var earlier : unheard) {
            var rota = rotas.of(earlier.practiceId());
            if (rota.size() > 0) {
                call(rota.again(earlier), earlier);
                calls++;
            }
        }
        return calls;
    }

    /** Notes that somebody of the practice has seen a need: nobody is called about it any more. */
    public void seen(String practiceId, String needId) {
        jdbc.sql(
                        "INSERT INTO seen_need (practice_id, subject_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(practiceId, needId)
                .update();
    }

    private void call(Effect next, Effect earlier) {
        jdbc.sql(
                        """
                        INSERT INTO effect
                            (effect_id, practice_id, subject, subject_id, revision, kind,
                             recipient_role, recipient_id, channel, event_id, request_id, due_at,
                             late_after)
                        SELECT :nextEffect, practice_id, subject, subject_id, :revision, kind,
                            recipient_role, :next, 'EMAIL', event_id, request_id, now(),
                            now() + (late_after - due_at)
                        FROM effect WHERE effect_id = :effect
                        ON CONFLICT DO NOTHING\
                        """)
                .param("nextEffect", next.id())
                .param("revision", next.revision())
                .param("next", next.recipient().id())
                .param("effect", earlier.id())
                .update();
    }
}
