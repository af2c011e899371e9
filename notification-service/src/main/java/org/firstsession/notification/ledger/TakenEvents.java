// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Up to which number each practice's events were taken. However often the log is read, from
 * wherever, nothing up to there makes messages again: not even of a kind that is new.
 */
@Component
public class TakenEvents {

    private final JdbcClient jdbc;

    TakenEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a batch, inside the caller's transaction. */
    public Batch batch() {
        return new Batch();
    }

    /** The practices of one batch of events. */
    public final class Batch {

        private final Map<String, Long> before = new HashMap<>();
        private final Map<String, Long> after = new HashMap<>();

        private Batch() {}

        /** Whether the event is read for the first time; from now on it isn't. */
        public boolean isNews(String practiceId, long seq) {
            long taken = before.computeIfAbsent(practiceId, TakenEvents.this::lastOf);
            after.merge(practiceId, seq, Math::max);
            return seq > taken;
        }

        /** Remembers what was taken; to be called in the transaction that took it. */
        public void keep() {
            after.forEach(TakenEvents.this::keep);
        }
    }

    private long lastOf(String practiceId) {
        return jdbc.sql("SELECT last_seq FROM taken_event WHERE practice_id = ? FOR UPDATE")
                .param(practiceId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void keep(String practiceId, long seq) {
        jdbc.sql(
                        """
                        INSERT INTO taken_event AS t (practice_id, last_seq) VALUES (?, ?)
                        ON CONFLICT (practice_id) DO UPDATE
                        SET last_seq = excluded.last_seq WHERE t.last_seq < excluded.last_seq\
                        """)
                .params(practiceId, seq)
                .update();
    }
}
