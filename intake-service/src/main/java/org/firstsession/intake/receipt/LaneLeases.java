// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which process sends a practice's receipts. A lease outlives every send that was begun under it:
 * whoever takes the lane over can be sure that the log's tail shows all that arrived.
 */
@Repository
class LaneLeases {

    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final ProcessName process;

    LaneLeases(JdbcClient jdbc, ProcessName process) {
        this.jdbc = jdbc;
        this.process = process;
    }

    /** Takes or prolongs the lease; empty while another process has it. */
    Optional<Lease> take(String practiceId) {
        // The local end counts from before the statement: it never comes after the database's.
        long endNanos = System.nanoTime() + LENGTH.toNanos();
        return jdbc.sql(
                        """
                        INSERT INTO relay_lanes AS l
                            (practice_id, owner, fence, handed_over, leased_until)
                        VALUES (:practice, :owner, 1, true, clock_timestamp() + :length::interval)
                        ON CONFLICT (practice_id) DO UPDATE SET
                            owner = excluded.owner,
                            leased_until = excluded.leased_until,
                            fence = CASE WHEN l.owner = excluded.owner
                                         THEN l.fence ELSE l.fence + 1 END,
                            handed_over = CASE WHEN l.owner = excluded.owner
                                               THEN l.handed_over ELSE l.owner = '' END
                        WHERE l.owner = excluded.owner OR l.leased_until < clock_timestamp()
                        RETURNING fence, handed_over\
                        """)
                .param("practice", practiceId)
                .param("owner", process.name())
                .param("length", LENGTH.toMillis() + " milliseconds")
                .query((row, number) ->
                        new Lease(row.getLong("fence"), row.getBoolean("handed_over"), endNanos))
                .optional();
    }

    /** Hands all lanes over at an orderly end, with nothing left under way. */
    void releaseAll() {
        jdbc.sql(
                        """
                        UPDATE relay_lanes SET owner = '', leased_until = clock_timestamp()
                        WHERE owner = ?\
                        """)
                .param(process.name())
                .update();
    }

    /**
     * A lease.
     *
     * @param fence rises with each new owner
     * @param handedOver whether the lane was new or its last owner ended in order
     * @param endNanos when it ends, on this process's monotonic clock
     */
    record Lease(long fence, boolean handedOver, long endNanos) {

        boolean lasts(Duration time) {
            return endNanos - System.nanoTime() > time.toNanos();
        }
    }
}
