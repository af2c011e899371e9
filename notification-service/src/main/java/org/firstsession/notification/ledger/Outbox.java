// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The outcomes that the log doesn't have yet. They are marked only after the log has them, so a
 * crash in between publishes some again, under the same id.
 */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Outbox(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Hands over the oldest unpublished outcomes, no two instances the same ones.
     *
     * @param publish returns once the log has them all, or throws and nothing is marked
     * @return how many there were
     */
    public int drain(int limit, Consumer<List<SettledEffect>> publish) {
        var drained =
                transactions.execute(status -> {
                    var settled = lock(limit);
                    if (!settled.isEmpty()) {
                        publish.accept(settled);
                        mark(settled);
                    }
                    return settled.size();
                });
        return drained == null ? 0 : drained;
    }

    private List<SettledEffect> lock(int limit) {
        return jdbc.sql(
                        """
                        SELECT o.outcome_id, o.state, o.reason, o.provider_id, o.decided_at,
                            e.practice_id, e.subject_id, e.revision, e.kind, e.recipient_role,
                            e.recipient_id, e.channel, e.event_id, e.request_id,
                            e.may_be_repeated, e.segments
                        FROM outcome AS o JOIN effect AS e USING (effect_id)
                        WHERE o.published_at IS NULL
                        ORDER BY o.decided_at LIMIT ? FOR UPDATE OF o SKIP LOCKED\
                        """)
                .param(limit)
                .query(EffectRows::settled)
                .list();
    }

    private void mark(List<SettledEffect> settled) {
        var ids = settled.stream().map(SettledEffect::id).toList();
        jdbc.sql("UPDATE outcome SET published_at = now() WHERE outcome_id IN (:ids)")
                .param("ids", ids)
                .update();
    }
}
