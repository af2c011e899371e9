// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.firstsession.commands.CloseRequest;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;

/**
 * A coordinator who opens cases and closes them, whatever is killed meanwhile, and remembers what
 * they were shown and told.
 */
final class StaffAtWork {

    private static final String USER = "admin";
    private static final Pattern LINE = Pattern.compile("id=\"r-([0-9a-f-]{36})\"");
    private static final Pattern NAME = Pattern.compile("<span>(Flowing \\d+)</span>");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"caseVersion\" value=\"(\\d+)\"");
    private static final Pattern COMMAND = Pattern.compile("name=\"commandId\" value=\"([^\"]+)\"");

    /** How often each case was shown, and whose name was on it. */
    private final Map<String, Integer> shown = new HashMap<>();

    private final Set<String> named = new HashSet<>();
    private final AtomicInteger closed = new AtomicInteger();

    /** How many requests they were told to have closed. */
    AtomicInteger closed() {
        return closed;
    }

    /** Whoever isn't answered tries another case. */
    void work(AtomicBoolean stop) {
        while (!stop.get()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            try {
                var queue = send(get("/board?practice=lakeside&state=OFFERED")).body();
                LINE.matcher(queue)
                        .results()
                        .map(line -> line.group(1))
                        .filter(request -> !shown.containsKey(request))
                        .findFirst()
                        .ifPresent(this::open);
            } catch (UncheckedIOException e) {
                Thread.yield();
            }
        }
    }

    private void open(String request) {
        var page = send(get("/board/requests/" + request + "?practice=lakeside"));
        if (page.statusCode() != 200) {
            return;
        }
        shown.merge(request, 1, Integer::sum);
        if (NAME.matcher(page.body()).find()) {
            named.add(request);
            close(request, page);
        }
    }

    private void close(String request, HttpResponse<String> page) {
        var form =
                "practice=lakeside&reason=NOT_REACHED&_csrf=%s&caseVersion=%s&commandId=%s"
                        .formatted(
                                found(TOKEN, page.body()),
                                found(VERSION, page.body()),
                                found(COMMAND, page.body()));
        var answer =
                send(
                        request("/board/requests/" + request + "/actions/close")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Cookie", cookie(page))
                                .POST(BodyPublishers.ofString(form)));
        if (answer.headers().firstValue("Location").orElse("").contains("done=")) {
            closed.incrementAndGet();
        }
    }

    /** Each look at a case and at a name left a row; each command has a human and a reason. */
    void areOnRecord(Connection board) throws SQLException {
        assertThat(shown).hasSizeGreaterThan(3);
        for (var look : shown.entrySet()) {
            assertThat(
                            count(
                                    board,
                                    "SELECT count(*) FROM staff.person_read WHERE username = ?"
                                            + " AND page = 'request' AND ? = ANY (request_ids)",
                                    look.getKey()))
                    .as("looks at " + look.getKey())
                    .isGreaterThanOrEqualTo(look.getValue());
        }
        try (var intake = DriverManager.getConnection(Stack.database("intake"))) {
            for (var request : named) {
                assertThat(
                                count(
                                        intake,
                                        "SELECT count(*) FROM person_read WHERE viewer = ?"
                                                + " AND ?::uuid = ANY (request_ids)",
                                        request))
                        .as("names given of " + request)
                        .isPositive();
            }
        }
        var commands = commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(closed.get());
        for (var command : commands) {
            assertThat(
                            count(
                                    board,
                                    "SELECT count(*) FROM staff.action WHERE username = ?"
                                            + " AND command_id = ? AND reason_code <> ''",
                                    command))
                    .as("who gave " + command)
                    .isEqualTo(1);
        }
    }

    /** What staff closed, as it stands on the log. */
    private static Set<String> commands() {
        var deserializer = ConfluentAvro.deserializer(Stack.registry());
        var commands = new HashSet<String>();
        for (var record : Log.read(Topics.PRACTICE_COMMANDS.name(), "lakeside")) {
            if (deserializer.deserialize("", record.value()) instanceof CloseRequest close) {
                commands.add(close.getCommandId());
            }
        }
        return commands;
    }

    private static int count(Connection database, String sql, String subject) throws SQLException {
        try (var query = database.prepareStatement(sql)) {
            query.setString(1, USER);
            query.setString(2, subject);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        return found.find() ? found.group(1) : "";
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElse("");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return Client.send(request);
    }

    private static HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private static HttpRequest.Builder request(String path) {
        var sign = USER + ":" + Stack.ADMIN_PASSWORD;
        return HttpRequest.newBuilder(URI.create(Stack.board() + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(sign.getBytes(StandardCharsets.UTF_8)));
    }
}
