// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.erasure.Erasure.Stage;
import org.firstsession.intake.link.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is to be erased or was, and how far that is. */
@Repository
public class ErasureLedger {

    private final JdbcClient jdbc;

    ErasureLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Erasure> find(UUID personId) {
        return jdbc.sql("SELECT * FROM erasure_ledger WHERE person_id = ?")
                .param(personId)
                .query((row, number) -> erasure(row))
                .optional();
    }

    /** Whether somebody counts as gone: nobody gets their contact any more. */
    public boolean isGone(UUID personId) {
        return find(personId).filter(Erasure::isGone).isPresent();
    }

    /** Begins an erasure that is carried out at {@code dueAt}; a second wish changes nothing. */
    void begin(Access whose, boolean byStaff, Instant dueAt) {
        jdbc.sql(
                        """
                        INSERT INTO erasure_ledger (person_id, practice_id, request_id, link_id, role,
                            stage, by_staff, next_at)
                        VALUES (?, ?, ?, ?, ?, 'ASKED', ?, ?)
                        ON CONFLICT (person_id) DO UPDATE SET stage = 'ASKED', by_staff = true,
                            next_at = excluded.next_at
                        WHERE excluded.by_staff AND erasure_ledger.stage IN ('ASKED', 'WITH_OFFICER')\
                        """)
                .params(
                        whose.personId(),
                        whose.practiceId(),
                        whose.requestId(),
                        whose.linkId(),
                        whose.role(),
                        byStaff,
                        dueAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Undoes an erasure while that is possible. */
    boolean undo(UUID personId) {
        return jdbc.sql(
                                """
                                DELETE FROM erasure_ledger
                                WHERE person_id = ? AND stage = 'ASKED' AND NOT by_staff
                                  AND next_at > clock_timestamp()\
                                """)
                        .param(personId)
                        .update()
                == 1;
    }

    /** The practice has answered that it keeps what there is; a wish may be stated anew. */
    public void answered(UUID personId) {
        jdbc.sql("DELETE FROM erasure_ledger WHERE person_id = ? AND stage = 'WITH_OFFICER'")
                .param(personId)
                .update();
    }

    /** Takes an erasure that is due, so that no other process works on it for a while. */
    Optional<Erasure> takeDue(Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE erasure_ledger SET next_at = clock_timestamp() + :lease::interval
                        WHERE person_id = (
                            SELECT person_id FROM erasure_ledger
                            WHERE stage IN ('ASKED', 'ENDING', 'SWEEPING')
                              AND next_at <= clock_timestamp()
                            ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING *\
                        """)
                .param("lease", lease.toMillis() + " milliseconds")
                .query((row, number) -> erasure(row))
                .optional();
    }

    void next(UUID personId, Stage stage, Duration pause) {
        jdbc.sql(
                        """
                        UPDATE erasure_ledger SET stage = ?, next_at = clock_timestamp() + ?::interval
                        WHERE person_id = ?\
                        """)
                .params(stage.name(), pause.toMillis() + " milliseconds", personId)
                .update();
    }

    void swept(UUID personId, Duration pause) {
        jdbc.sql(
                        """
                        UPDATE erasure_ledger SET sweeps = sweeps + 1,
                            next_at = clock_timestamp() + ?::interval
                        WHERE person_id = ?\
                        """)
                .params(pause.toMillis() + " milliseconds", personId)
                .update();
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        return new Erasure(
                new Access(
                        row.getObject("link_id", UUID.class),
                        row.getString("practice_id"),
                        row.getObject("request_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("role")),
                Stage.valueOf(row.getString("stage")),
                row.getBoolean("by_staff"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                row.getInt("sweeps"));
    }
}
