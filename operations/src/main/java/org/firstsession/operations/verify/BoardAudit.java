// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the board's rows of one practice against the fold of its events up to the offset that the
 * board shows (H4). Rows that nothing changes any more are compared early and let go.
 */
final class BoardAudit implements AutoCloseable {

    private static final int TOGETHER = 200;
    private static final int SWEEP_EVERY = 4_096;

    private static final String TIMELINE =
            """
            SELECT seq, request_id, event_type FROM timeline WHERE practice_id = ? ORDER BY seq\
            """;

    private final Connection board;
    private final String practiceId;
    private final long position;
    private final Findings findings;
    private final BoardFold fold = new BoardFold();
    private final BoardRows rows;
    private final RowCursor<Line> timeline;
    private final Map<String, String> settled = new HashMap<>();
    private final List<String> settledRequests = new ArrayList<>();
    private long lastSeq;
    private long expectedRows;
    private int sinceSweep;

    /**
     * @param position offset behind the last event of the partition that the board shows
     */
    BoardAudit(Connection board, String practiceId, long position, Findings findings)
            throws SQLException {
        this.board = board;
        this.practiceId = practiceId;
        this.position = position;
        this.findings = findings;
        this.rows = new BoardRows(board);
        this.timeline = new RowCursor<>(board, TIMELINE, Line::of, practiceId);
    }

    void on(EventFact event) throws SQLException {
        if (event.position().offset() >= position) {
            return;
        }
        lastSeq = event.seq();
        var over = fold.on(event);
        judgeLine(event);
        if (over != null) {
            settle(String.valueOf(event.requestId()), over);
        }
        if (++sinceSweep == SWEEP_EVERY) {
            for (var past : fold.over(event.recordedAt().minus(RecentCommands.SPAN)).entrySet()) {
                settle(past.getKey(), past.getValue());
            }
            sinceSweep = 0;
        }
    }

    /** Behind the practice's last event. */
    void end() throws SQLException {
        findings.atNoTime();
        judgePosition();
        for (var line : timeline.before(Long.MAX_VALUE, Line::seq)) {
            findings.violated(
                    Promise.H4, "I-4.1", line.where(practiceId), "it shows what is not on the log");
        }
        for (var open : fold.requests().entrySet()) {
            settle(open.getKey(), open.getValue());
        }
        compare();
        long found = rows.count(practiceId);
        findings.require(
                found == expectedRows,
                Promise.H4,
                "I-4.1",
                "board " + practiceId,
                "it has %d rows of requests, offers, sessions and hours; the fold has %d",
                found,
                expectedRows);
    }

    private void judgeLine(EventFact event) throws SQLException {
        for (var line : timeline.before(event.seq(), Line::seq)) {
            findings.violated(
                    Promise.H4,
                    "I-4.1",
                    line.where(practiceId),
                    "it shows an event that concerns no request");
        }
        var line = timeline.peek();
        boolean shown = line != null && line.seq() == event.seq();
        if (line != null && shown) {
            timeline.before(event.seq() + 1, Line::seq);
            findings.looked(Promise.H4, "lines of timelines");
            findings.require(
                    line.type().equals(event.type()) && line.requestId().equals(event.requestId()),
                    Promise.H4,
                    "I-4.1",
                    line.where(practiceId),
                    "it shows %s of %s for %s of %s",
                    line.type(),
                    line.requestId(),
                    event.type(),
                    event.requestId());
        }
        findings.require(
                shown || !fold.knows(event.requestId()),
                Promise.H4,
                "I-4.1",
                "board.timeline " + practiceId + ":" + event.seq(),
                "it is missing: " + event.type() + " at " + event.position());
    }

    private void judgePosition() throws SQLException {
        findings.looked(Promise.H4, "practices");
        var seq = shownSeq();
        findings.require(
                (seq == null ? 0 : seq) == lastSeq,
                Promise.H4,
                "I-4.1",
                "board.practice " + practiceId,
                "it shows number %s; offset %d is behind number %d",
                seq,
                position,
                lastSeq);
    }

    private @Nullable Long shownSeq() throws SQLException {
        try (var question =
                board.prepareStatement("SELECT seq FROM practice WHERE practice_id = ?")) {
            question.setString(1, practiceId);
            try (var row = question.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private void settle(String requestId, BoardRequest request) throws SQLException {
        settled.putAll(request.rows());
        settledRequests.add(requestId);
        expectedRows += request.rows().size();
        if (settledRequests.size() == TOGETHER) {
            compare();
        }
    }

    private void compare() throws SQLException {
        if (settledRequests.isEmpty()) {
            return;
        }
        var found = rows.of(practiceId, settledRequests);
        var keys = new TreeSet<>(settled.keySet());
        keys.addAll(found.keySet());
        for (var key : keys) {
            var expected = settled.get(key);
            var shown = found.get(key);
            findings.looked(Promise.H4, "rows");
            findings.require(
                    expected != null && expected.equals(shown),
                    Promise.H4,
                    "I-4.1",
                    "board." + key + " of " + practiceId,
                    "it shows %s; the fold says %s",
                    shown,
                    expected);
        }
        settled.clear();
        settledRequests.clear();
    }

    @Override
    public void close() throws SQLException {
        timeline.close();
    }

    private record Line(long seq, String requestId, String type) {
        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getLong("seq"), row.getString("request_id"), row.getString("event_type"));
        }

        String where(String practiceId) {
            return "board.timeline " + practiceId + ":" + seq;
        }
    }
}
