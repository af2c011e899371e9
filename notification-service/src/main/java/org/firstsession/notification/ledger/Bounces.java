// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import org.firstsession.notification.plan.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails that a server took over and another one has returned: each becomes a person's task. */
@Component
public class Bounces {

    private final JdbcClient jdbc;
    private final Lateness lateness;
    private final LedgerBells bells;

    Bounces(JdbcClient jdbc, Lateness lateness, LedgerBells bells) {
        this.jdbc = jdbc;
        this.lateness = lateness;
        this.bells = bells;
    }

    /**
     * Takes over that a mail won't arrive. One of two that may have left is enough: the recipient's
     * server was the same.
     *
     * @return whether it is news
     */
    @Transactional
    public boolean take(String effectId) {
        var bounced =
                jdbc.sql(
                                """
                                WITH bounced AS (
                                    UPDATE effect SET state = 'ESCALATED', reason = 'BOUNCED'
                                    WHERE effect_id = ? AND channel = 'EMAIL' AND state = 'ACCEPTED'
                                    RETURNING *),
                                noted AS (
                                    INSERT INTO outcome (outcome_id, effect_id, state, reason)
                                    SELECT effect_id || '-bounced', effect_id, 'ESCALATED', 'BOUNCED'
                                    FROM bounced)
                                SELECT * FROM bounced\
                                """)
                        .param(effectId)
                        .query((row, number) -> EffectRows.effect(row))
                        .optional();
        bounced.filter(effect -> effect.recipient().role() == Role.COORDINATOR)
                .ifPresent(lateness::callNext);
        bells.settled().ring();
        bells.due().ring();
        return bounced.isPresent();
    }
}
