// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of a command: the projection says so a moment after the engine has decided. */
@Repository
@Profile("board")
public class Outcomes {

    private static final long LOOK_EVERY_MS = 20;

    private final JdbcClient jdbc;

    Outcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A decision.
     *
     * @param refusal the typed reason; null when the command was carried out
     */
    public record Outcome(@Nullable String refusal) {}

    /** An event that followed, as keys of the message catalogue. */
    public record Followed(String eventType, List<String> details) {}

    public Optional<Outcome> of(String practiceId, String commandId) {
        return jdbc.sql(
                        """
                        SELECT refusal FROM command_outcome
                        WHERE practice_id = ? AND command_id = ?\
                        """)
                .params(practiceId, commandId)
                .query((row, number) -> new Outcome(row.getString("refusal")))
                .optional();
    }

    /** Waits until it is decided; empty when that takes longer. */
    Optional<Outcome> await(String practiceId, String commandId, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        var outcome = of(practiceId, commandId);
        while (outcome.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            outcome = of(practiceId, commandId);
        }
        return outcome;
    }

    /** The events that followed for requests, in order. */
    public List<Followed> followed(String practiceId, String commandId) {
        return jdbc.sql(
                        """
                        SELECT event_type, details FROM timeline
                        WHERE practice_id = ? AND command_id = ? ORDER BY seq LIMIT 20\
                        """)
                .params(practiceId, commandId)
                .query((row, number) ->
                        new Followed(
                                row.getString("event_type"),
                                List.of((String[]) row.getArray("details").getArray())))
                .list();
    }
}
