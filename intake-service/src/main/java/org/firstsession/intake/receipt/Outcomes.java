// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.Ids;
import org.firstsession.intake.receipt.Outcome.Decided;
import org.firstsession.intake.receipt.Outcome.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of commands, as folded from events; and the wait for it. */
@Repository
public class Outcomes {

    /** Notified with the command's id, once its outcome is committed. */
    static final String CHANNEL = "command_decided";

    private final JdbcClient jdbc;
    private final ConcurrentHashMap<UUID, CountDownLatch> waiting = new ConcurrentHashMap<>();

    Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps the outcome of a command that was accepted here. A command has as many events as it
     * takes; a refusal among them is the outcome, even after others: a silence of the log is made
     * up for first, in events of whichever command ended it. A copy that comes when its case is
     * archived is refused too, and that says nothing of the command itself. Inside the caller's
     * transaction.
     *
     * @param refusal null when the command was carried out
     * @return what to tell once that is committed, if it is news
     */
    public Optional<Signal> keep(String commandId, long seq, @Nullable RefusalReason refusal) {
        var id = Ids.parse(commandId);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        int rows =
                jdbc.sql(
                                """
                                INSERT INTO command_outcome (command_id, seq, refusal)
                                SELECT command_id, ?, ? FROM receipts WHERE command_id = ?
                                ON CONFLICT (command_id) DO UPDATE SET refusal = excluded.refusal
                                WHERE command_outcome.refusal IS NULL
                                  AND excluded.refusal <> 'TOO_OLD'\
                                """)
                        .param(seq)
                        .param(refusal == null ? null : refusal.name())
                        .param(id.get())
                        .update();
        return rows == 1 ? Optional.of(new Signal(CHANNEL, commandId)) : Optional.empty();
    }

    /** The outcome, if the command is decided by now. */
    public Optional<Outcome> find(UUID commandId) {
        return jdbc.sql("SELECT refusal FROM command_outcome WHERE command_id = ?")
                .param(commandId)
                .query((row, number) -> outcome(row.getString(1)))
                .optional();
    }

    /** The outcome, as soon as it is there; empty when it takes longer than that. */
    public Optional<Outcome> await(UUID commandId, Duration longest) {
        var decided = waiting.computeIfAbsent(commandId, id -> new CountDownLatch(1));
        try {
            var known = find(commandId);
            if (known.isPresent()) {
                return known;
            }
            // Either way the table is asked: the latch is also released for another look.
            decided.await(longest.toNanos(), TimeUnit.NANOSECONDS);
            return find(commandId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(commandId, decided);
        }
    }

    void decided(String commandId) {
        Ids.parse(commandId).map(waiting::get).ifPresent(CountDownLatch::countDown);
    }

    void lookAgain() {
        waiting.values().forEach(CountDownLatch::countDown);
    }

    private static Outcome outcome(@Nullable String refusal) {
        return refusal == null ? new Decided() : new Refused(RefusalReason.valueOf(refusal));
    }
}
