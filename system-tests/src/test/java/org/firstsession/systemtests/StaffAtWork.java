// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.systemtests.OwnPractice.hours;
import static org.firstsession.systemtests.OwnPractice.policy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;

/**
 * Two coordinators at work in a practice of their own, whatever is killed meanwhile, and what the
 * records say of it afterwards.
 */
final class StaffAtWork {

    private static final int COLLEAGUES = 2;
    private static final String PAGES =
            """
            SELECT request_ids[1], count(*) FROM staff.person_read WHERE practice_id = ?
                AND username = 'admin' AND page = 'request' GROUP BY 1\
            """;
    private static final String CONTACTS = PAGES.replace("'request'", "'contact'");
    private static final String CONTACTS_GIVEN =
            """
            SELECT request_ids[1], count(*) FROM person_read WHERE practice_id = ?
                AND viewer = 'admin' AND purpose = 'contact' GROUP BY 1\
            """;
    private static final String ACTIONS =
            """
            SELECT command_id, account_id FROM staff.action WHERE practice_id = ?
                AND username = 'admin' AND action = 'CLOSE' AND reason_code = 'NOT_REACHED'\
            """;

    private final String practice = OwnPractice.open(policy(50, 10), hours("ana", 600, 1_020)).id;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger closed = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ClosingColleague> colleagues = new ArrayList<>();
    private final List<Future<?>> work = new ArrayList<>();

    /** A command of a human: on the log, or on record. */
    private record Command(String commandId, String accountId) {}

    StaffAtWork() {
        for (int i = 0; i < COLLEAGUES; i++) {
            var colleague = new ClosingColleague(practice, "Closing " + i);
            colleagues.add(colleague);
            work.add(
                    threads.submit(() -> {
                        while (!stop.get()) {
                            colleague.closesOne();
                            closed.incrementAndGet();
                        }
                    }));
        }
    }

    /** How many cases they were told are closed. */
    int closed() {
        return closed.get();
    }

    /** Fails with what made one of them give up. */
    void nobodyHasGivenUp() throws Exception {
        for (var each : work) {
            if (each.isDone()) {
                each.get();
            }
        }
    }

    /** Everybody ends what they began. */
    void end() throws Exception {
        stop.set(true);
        for (var each : work) {
            each.get();
        }
        threads.close();
    }

    /**
     * Each look has its row, one at a contact in the vault too; and the commands of humans on the
     * log and in the audit are the same ones, each in one row, given by the same human and for a
     * reason.
     */
    void isOnRecord() throws SQLException {
        try (var board = DriverManager.getConnection(Stack.database("board"));
                var intake = DriverManager.getConnection(Stack.database("intake"))) {
            for (var colleague : colleagues) {
                hasItsRows(board, PAGES, colleague.opened());
                hasItsRows(board, CONTACTS, colleague.contacts());
                hasItsRows(intake, CONTACTS_GIVEN, colleague.contacts());
            }
            var onRecord = onRecord(board);
            assertThat(onRecord).containsExactlyInAnyOrderElementsOf(onTheLog());
            assertThat(onRecord)
                    .extracting(Command::commandId)
                    .containsExactlyInAnyOrderElementsOf(
                            colleagues.stream().flatMap(it -> it.given().stream()).toList());
        }
    }

    private void hasItsRows(Connection database, String sql, Map<String, Integer> looks)
            throws SQLException {
        var rows = new HashMap<String, Integer>();
        try (var query = of(database, sql);
                var row = query.executeQuery()) {
            while (row.next()) {
                rows.put(row.getString(1), row.getInt(2));
            }
        }
        assertThat(looks).isNotEmpty();
        looks.forEach((request, times) ->
                assertThat(rows.getOrDefault(request, 0))
                        .as("rows of looks at %s: %s", request, sql)
                        .isGreaterThanOrEqualTo(times));
    }

    private List<Command> onRecord(Connection board) throws SQLException {
        var commands = new ArrayList<Command>();
        try (var query = of(board, ACTIONS);
                var row = query.executeQuery()) {
            while (row.next()) {
                commands.add(new Command(row.getString(1), row.getString(2)));
            }
        }
        return commands;
    }

    private PreparedStatement of(Connection database, String sql) throws SQLException {
        var query = database.prepareStatement(sql);
        query.setString(1, practice);
        return query;
    }

    /** What was sent twice is one command. */
    private Set<Command> onTheLog() {
        var deserializer = ConfluentAvro.deserializer(Stack.registry());
        var commands = new LinkedHashSet<Command>();
        for (var record : Log.read(Topics.PRACTICE_COMMANDS.name(), practice)) {
            var command = (SpecificRecordBase) deserializer.deserialize("", record.value());
            var actor = (Actor) command.get("actor");
            if (actor.getRole() == ActorRole.COORDINATOR) {
                commands.add(new Command((String) command.get("commandId"), actor.getId()));
            }
        }
        return commands;
    }
}
