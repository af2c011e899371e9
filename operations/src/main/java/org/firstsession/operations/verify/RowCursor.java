// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of a position on a log, taken along with the records of that log. The database
 * hands them over in portions, however many there are.
 *
 * @param <T> what a row is read as
 */
final class RowCursor<T> implements AutoCloseable {

    private static final int PORTION = 1_000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Reader<T> reader;
    private @Nullable T next;

    /** How a row is read. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Tells the position of a row. */
    @FunctionalInterface
    interface Position<T> {
        long of(T row);
    }

    RowCursor(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        this.reader = reader;
        this.statement = connection.prepareStatement(sql);
        statement.setFetchSize(PORTION);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        this.rows = statement.executeQuery();
    }

    /** The rows before a position that nobody has taken yet. */
    List<T> before(long position, Position<T> positions) throws SQLException {
        var found = new ArrayList<T>();
        for (var row = peek(); row != null && positions.of(row) < position; row = peek()) {
            found.add(row);
            next = null;
        }
        return found;
    }

    /** The next row, which stays the next one; null behind the last one. */
    @Nullable T peek() throws SQLException {
        if (next == null && rows.next()) {
            next = reader.read(rows);
        }
        return next;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
