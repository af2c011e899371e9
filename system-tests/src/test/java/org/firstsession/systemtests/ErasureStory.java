// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody erases themself from their page. Afterwards nothing of them is found: in no table of any
 * database, in no log, in no file of the inbox.
 */
class ErasureStory {

    private static final Duration PROMISED = Duration.ofSeconds(60);

    @BeforeAll
    static void open() {
        Stack.start();
    }

    @Test
    void leavesNothingOfThePerson() throws Exception {
        var canary = "Quetzal" + UUID.randomUUID().toString().replace("-", "");
        var body =
                Client.request(canary)
                        .replace("\"person\"", "\"message\":\"" + canary + "\",\"person\"");
        var self = Client.json(Client.ask("lakeside", body)).at("/links/self").asString();
        var offered = Client.await(self, view -> view.path("state").asString().equals("offered"));
        var option = offered.at("/offer/options/0/optionId").asString();
        var confirmed =
                Client.json(
                        Client.post(
                                offered.at("/links/accept").asString(),
                                "{\"optionId\": \"" + option + "\"}"));
        Awaitility.await().until(() -> !mailsTo(canary).isEmpty());

        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            page.navigate(confirmed.at("/links/page").asString());
            page.getByText("Erase what you hold about me").click();
            page.getByText("Yes, I want to be erased").click();
            page.getByText("Erase me").click();
            assertThat(page.getByText("You will be erased")).isVisible();
            visit.isAccessible().fits();
        }

        Awaitility.await().until(() -> Client.statusOf(self) == 404);
        Awaitility.await()
                .atMost(PROMISED)
                .until(() -> stage(confirmed.path("requestId").asString()).equals("ERASED"));
        assertThat(mailsTo(canary)).isEmpty();
        assertThat(tablesWith(canary)).isEmpty();
        assertThat(filesWith(canary)).isEmpty();
        // The other side of it: the session is cancelled, and its therapist knows.
        assertThat(Client.board()).doesNotContain(canary);
    }

    private static List<String> mailsTo(String name) {
        return Client.get(Stack.inbox() + "/api/messages")
                .valueStream()
                .map(mail -> mail.toString())
                .filter(mail ->
                        mail.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String stage(String requestId) throws SQLException {
        try (var connection = DriverManager.getConnection(Stack.database("intake"));
                var query =
                        connection.prepareStatement(
                                "SELECT stage FROM erasure_ledger WHERE request_id = ?::uuid")) {
            query.setString(1, requestId);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    /** Every table of every database, row by row as text, and its byte columns as they are. */
    private static List<String> tablesWith(String canary) throws SQLException {
        var found = new ArrayList<String>();
        for (var database : List.of("intake", "board", "notification", "registry")) {
            try (var connection = DriverManager.getConnection(Stack.database(database))) {
                for (var table : tables(connection)) {
                    if (holds(connection, table, canary)) {
                        found.add(database + "." + table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                                WHERE schemaname NOT IN ('pg_catalog', 'information_schema')\
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).isNotEmpty();
        return tables;
    }

    private static boolean holds(Connection connection, String table, String canary)
            throws SQLException {
        // Bytes are shown in hex.
        var hex = new StringBuilder();
        for (byte one : canary.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format("%02x", one));
        }
        try (var query =
                connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM %s t WHERE t::text ILIKE ? OR t::text ILIKE ?)"
                                .formatted(table))) {
            query.setString(1, "%" + canary + "%");
            query.setString(2, "%" + hex + "%");
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static List<Path> filesWith(String canary) throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : List.of(Stack.logs(), Stack.data("inbox"))) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    if (text.toLowerCase(Locale.ROOT).contains(canary.toLowerCase(Locale.ROOT))) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }
}
