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
                        SELECT * FROM effect
                        WHERE state <> 'DUE' AND published_at IS NULL
                        ORDER BY settled_at LIMIT ? FOR UPDATE SKIP LOCKED\
                        """)
                .param(limit)
                .query(EffectRows::settled)
                .list();
    }

    private void mark(List<SettledEffect> settled) {
        var ids = settled.stream().map(one -> one.effect().id()).toList();
        jdbc.sql("UPDATE effect SET published_at = now() WHERE effect_id IN (:ids)")
                .param("ids", ids)
                .update();
    }
}
