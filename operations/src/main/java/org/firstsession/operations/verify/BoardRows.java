// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Rows of the board's tables, as lines that can be held against a {@link BoardFold}. */
final class BoardRows {

    private static final String REQUESTS =
            """
            SELECT 'request ' || request_id, CASE state WHEN 'CLOSED'
                    THEN 'CLOSED ' || closed_because ELSE state END,
                NULL::timestamptz, NULL::timestamptz
            FROM request WHERE practice_id = ? AND request_id = ANY (?)
            UNION ALL SELECT 'offer ' || offer_id, status, NULL, NULL
            FROM offer WHERE practice_id = ? AND request_id = ANY (?)
            UNION ALL SELECT 'session ' || session_id,
                concat_ws(' ', status, 'revision', revision, therapist_id), starts_at, ends_at
            FROM session WHERE practice_id = ? AND request_id = ANY (?)
            UNION ALL SELECT 'taken_slot ' || offer_id || '/' || option_id, concat_ws(' ', kind, therapist_id),
                lower(during), upper(during)
            FROM taken_slot WHERE practice_id = ? AND request_id = ANY (?)\
            """;

    private static final String COUNTS =
            """
            SELECT (SELECT count(*) FROM request WHERE practice_id = ?)
                + (SELECT count(*) FROM offer WHERE practice_id = ?)
                + (SELECT count(*) FROM session WHERE practice_id = ?)
                + (SELECT count(*) FROM taken_slot WHERE practice_id = ?)\
            """;

    private static final int TABLES = 4;

    private final Connection board;

    BoardRows(Connection board) {
        this.board = board;
    }

    /** All rows of some requests, by table and key. */
    Map<String, String> of(String practiceId, Collection<String> requestIds) throws SQLException {
        try (var question = board.prepareStatement(REQUESTS)) {
            var ids = board.createArrayOf("text", requestIds.toArray());
            for (int i = 0; i < TABLES; i++) {
                question.setString(2 * i + 1, practiceId);
                question.setArray(2 * i + 2, ids);
            }
            var found = new TreeMap<String, String>();
            try (var row = question.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), line(row));
                }
            }
            return found;
        }
    }

    /** How many such rows a practice has. */
    long count(String practiceId) throws SQLException {
        try (var question = board.prepareStatement(COUNTS)) {
            for (int i = 0; i < TABLES; i++) {
                question.setString(i + 1, practiceId);
            }
            try (var row = question.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String line(ResultSet row) throws SQLException {
        var from = row.getObject(3, OffsetDateTime.class);
        var to = row.getObject(4, OffsetDateTime.class);
        return from == null || to == null
                ? row.getString(2)
                : row.getString(2) + " " + instant(from) + " " + instant(to);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
