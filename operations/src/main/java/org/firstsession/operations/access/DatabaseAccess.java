// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The options that name the PostgreSQL server of the services, and the way there. */
public final class DatabaseAccess {

    @Option(
            names = "--databases",
            paramLabel = "URL",
            defaultValue = "${env:FIRSTSESSION_DATABASES:-jdbc:postgresql://127.0.0.1:15432/}",
            description =
                    "Where the databases intake, board and notification are. Default:"
                            + " $FIRSTSESSION_DATABASES, else jdbc:postgresql://127.0.0.1:15432/.")
    private String url = "";

    @Option(
            names = "--database-user",
            paramLabel = "USER",
            defaultValue = "${env:FIRSTSESSION_DATABASE_USER:-postgres}",
            description = "Default: $FIRSTSESSION_DATABASE_USER, else postgres.")
    private String user = "";

    /** Never an option: other users of the machine see command lines. */
    private static final String PASSWORD = "FIRSTSESSION_DATABASE_PASSWORD";

    /**
     * A connection to one of the databases that reads and never writes, all of it as of one moment.
     *
     * @throws UnreachableException when it does not answer
     */
    public Connection snapshot(String database) {
        try {
            var connection = connect(database);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw unreachable(database, e);
        }
    }

    /**
     * A connection that reads what is there at each question.
     *
     * @throws UnreachableException when it does not answer
     */
    public Connection live(String database) {
        try {
            var connection = connect(database);
            connection.setReadOnly(true);
            return connection;
        } catch (SQLException e) {
            throw unreachable(database, e);
        }
    }

    /**
     * A connection that may write, each statement by itself.
     *
     * @throws UnreachableException when it does not answer
     */
    public Connection writable(String database) {
        try {
            return connect(database);
        } catch (SQLException e) {
            throw unreachable(database, e);
        }
    }

    /** What to throw when a question went wrong: it was cut short, or it was a wrong one. */
    public RuntimeException failure(SQLException cause) {
        var state = cause.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57"))
                ? unreachable("of a service", cause)
                : new IllegalStateException("a question to a database was refused", cause);
    }

    private Connection connect(String database) throws SQLException {
        var password = System.getenv(PASSWORD);
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password == null ? "" : password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "ops");
        return DriverManager.getConnection(url + database, properties);
    }

    private static UnreachableException unreachable(String database, SQLException cause) {
        return new UnreachableException(
                "the database " + database + " does not answer: " + cause.getMessage(), cause);
    }
}
