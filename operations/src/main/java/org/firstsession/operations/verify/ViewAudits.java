// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** What the databases show of the practices of one partition. Without databases it does nothing. */
final class ViewAudits implements AutoCloseable {

    private final @Nullable Databases databases;
    private final Findings findings;
    private final long boardPosition;
    private final long ledgerPosition;
    private final Map<String, BoardAudit> boards = new HashMap<>();
    private final Map<String, EffectAudit> ledgers = new HashMap<>();

    ViewAudits(@Nullable Databases databases, int partition, Findings findings)
            throws SQLException {
        this.databases = databases;
        this.findings = findings;
        var topic = Topics.PRACTICE_EVENTS.name();
        this.boardPosition =
                databases == null ? 0 : Databases.position(databases.board(), topic, partition);
        this.ledgerPosition =
                databases == null
                        ? 0
                        : Databases.position(databases.notification(), topic, partition);
    }

    void on(EventFact event) throws SQLException {
        if (databases == null) {
            return;
        }
        var practiceId = event.practiceId();
        var board = boards.get(practiceId);
        var ledger = ledgers.get(practiceId);
        if (board == null || ledger == null) {
            board = new BoardAudit(databases.board(), practiceId, boardPosition, findings);
            ledger = new EffectAudit(databases, practiceId, ledgerPosition, findings);
            boards.put(practiceId, board);
            ledgers.put(practiceId, ledger);
        }
        try {
            board.on(event);
            ledger.on(event);
        } catch (IllegalArgumentException e) {
            // What the event lacks is told where the event itself is judged.
        }
    }

    void end() throws SQLException {
        for (var board : boards.values()) {
            board.end();
        }
        for (var ledger : ledgers.values()) {
            ledger.end();
        }
    }

    /** Practices that the databases show and the logs don't have. */
    static void strangers(Databases databases, Set<String> known, Scope scope, Findings findings)
            throws SQLException {
        findings.atNoTime();
        for (var practice : practicesOf(databases.board(), "SELECT practice_id FROM practice")) {
            findings.require(
                    known.contains(practice) || !scope.concerns(practice),
                    Promise.H4,
                    "I-4.1",
                    "board.practice " + practice,
                    "it has no event on the log");
        }
        for (var practice :
                practicesOf(databases.notification(), "SELECT DISTINCT practice_id FROM effect")) {
            findings.require(
                    known.contains(practice) || !scope.concerns(practice),
                    Promise.H5,
                    "I-5.3",
                    "notification.effect of " + practice,
                    "it has no event on the log");
        }
    }

    private static Set<String> practicesOf(java.sql.Connection database, String question)
            throws SQLException {
        var practices = new TreeSet<String>();
        try (var statement = database.prepareStatement(question);
                var row = statement.executeQuery()) {
            while (row.next()) {
                practices.add(row.getString(1));
            }
        }
        return practices;
    }

    @Override
    public void close() throws SQLException {
        for (var board : boards.values()) {
            board.close();
        }
        for (var ledger : ledgers.values()) {
            ledger.close();
        }
    }
}
