// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Plan;
import org.firstsession.notification.plan.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a person of messages that don't get through. */
@Component
public class Lateness {

    private final JdbcClient jdbc;

    Lateness(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        Plan.nextOnCall(unreachable)
                .ifPresent(next ->
                        jdbc.sql(
                                        """
                                        INSERT INTO effect
                                            (effect_id, practice_id, subject, subject_id, revision,
                                             kind, recipient_role, recipient_id, channel, event_id,
                                             request_id, due_at, late_after)
                                        SELECT :nextEffect, practice_id, subject, subject_id,
                                            revision, kind, recipient_role, :next, 'EMAIL',
                                            event_id, request_id, now(),
                                            now() + (late_after - due_at)
                                        FROM effect WHERE effect_id = :effect
                                        ON CONFLICT DO NOTHING\
                                        """)
                                .param("nextEffect", next.id())
                                .param("next", next.recipient().id())
                                .param("effect", unreachable.id())
                                .update());
    }
}
