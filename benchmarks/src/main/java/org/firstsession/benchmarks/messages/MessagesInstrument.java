// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.messages;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Spread;
import org.firstsession.benchmarks.measure.Table;
import org.firstsession.benchmarks.measure.Waits;

/**
 * How soon a confirmation is at the mail server after its event, and how fast reminders leave that
 * are all due at the same moment, beside a bare client of the same server.
 */
public final class MessagesInstrument implements Instrument {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** As many as the service sends at once. */
    private static final int CONNECTIONS = 16;

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int REQUESTS = 100;
    private static final Duration FIRST_REMINDER = Duration.ofHours(48);

    private final SharedCluster shared;

    public MessagesInstrument(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var cluster = shared.get();
        try (var sink = new MailSink();
                var contacts = new ContactBook();
                var decisions = new Decisions(cluster.kafka(), cluster.registry());
                var service =
                        cluster.startNotification(contacts.url(), ContactBook.TOKEN, sink.port())) {
            var system = new Measured(cluster, sink, contacts, decisions, service);
            var bare = new BareMails(sink.port());
            var waits =
                    Pairs.measure(
                            run.plan(),
                            round -> bare(bare, run.size(200, 10)),
                            round -> system.confirmations(round, run.size(200, 10)));
            int reminders = run.size(10_000, 100);
            var left = system.reminders(reminders, Duration.ofSeconds(run.size(240, 40)));
            double yardstick = bare.many(reminders, CONNECTIONS);
            return findings(waits, reminders, left, yardstick);
        }
    }

    private static Waits bare(BareMails bare, int mails) throws Exception {
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < mails; i++) {
            nanos.add(bare.one("bare@client.example"));
        }
        return Waits.ofNanos(nanos);
    }

    private static Findings findings(
            Pairs<Waits> waits, int reminders, Left left, double yardstick) {
        var p95 = waits.figures(wait -> wait.quantile(0.95));
        var bare = new Left(yardstick, 0);
        var rates =
                new Pairs<>(List.of(new Pairs.Pair<>(bare, left)))
                        .figures(one -> reminders / one.seconds());
        var lines =
                List.of(
                        Line.ofRatio(
                                "event → mail at the server, p50, beside a mail",
                                "ms",
                                waits.figures(Waits::median),
                                Goal.NONE),
                        Line.ofFigure(
                                "event → mail at the server, p95",
                                "ms",
                                p95.ours(),
                                Goal.atMost(1_000)),
                        Line.ofFigure(
                                "reminders due at once, the last at the server after",
                                "s",
                                Spread.of(List.of(left.seconds())),
                                Goal.atMost(60)),
                        Line.ofRatio("the same, mails/s", "mails/s", rates, Goal.NONE));
        var table =
                new Table(
                        "What a reminder costs",
                        List.of("processor time of the service per reminder, ms"),
                        List.of(List.of("%.1f".formatted(left.millisEach()))));
        var settings = new TreeMap<>(Map.of("reminders", Integer.toString(reminders)));
        settings.put("connections of the bare client", Integer.toString(CONNECTIONS));
        return new Findings(
                lines,
                List.of(table),
                settings,
                List.of(
                        "Contacts come from a stub that answers at once in intake-service's place;"
                                + " mail server and stub run in the benchmark's own process."));
    }

    /**
     * Reminders that have left.
     *
     * @param seconds from the moment at which all were due until the server had the last one
     * @param millisEach processor time of the service for each
     */
    private record Left(double seconds, double millisEach) {}

    private record Measured(
            Cluster cluster,
            MailSink sink,
            ContactBook contacts,
            Decisions decisions,
            ChildProcess service) {

        /** One after the other, on an idle system. */
        Waits confirmations(int round, int many) {
            var nanos = new ArrayList<Long>();
            for (int i = 0; i < many; i++) {
                var id = "c" + round + "-" + i;
                var now = Instant.now();
                long begun = System.nanoTime();
                decisions.confirmed(id, "s-" + id, id, now, now.plus(Duration.ofDays(20)));
                await(() -> sink.arrival(ContactBook.address(id)) != 0);
                nanos.add(sink.arrival(ContactBook.address(id)) - begun);
            }
            return Waits.ofNanos(nanos);
        }

        /**
         * All due at the same moment.
         *
         * @param ahead how long it takes to prepare them
         */
        Left reminders(int many, Duration ahead) throws SQLException {
            contacts.open(false);
            var dueAt = Instant.now().plus(ahead);
            var recordedAt = dueAt.minus(Duration.ofHours(3));
            for (int i = 0; i < REQUESTS; i++) {
                decisions.requested("r" + i, "p" + i, recordedAt);
            }
            for (int i = 0; i < many; i++) {
                var request = i % REQUESTS;
                decisions.confirmed(
                        "r" + request,
                        "s" + i,
                        "p" + request,
                        recordedAt,
                        dueAt.plus(FIRST_REMINDER));
            }
            decisions.flush();
            await(() -> planned() == many, LOOK);
            await(() -> due() == 0, LOOK);
            if (Instant.now().isAfter(dueAt)) {
                throw new IllegalStateException("preparing took longer than " + ahead);
            }
            contacts.open(true);
            int before = sink.mails();
            await(() -> Instant.now().isAfter(dueAt));
            long begun = System.nanoTime();
            var cpu = service.cpu();
            await(() -> sink.mails() - before >= many);
            double seconds = (sink.last() - begun) / 1e9;
            return new Left(seconds, service.cpu().minus(cpu).toMillis() / (double) many);
        }

        private int planned() {
            return count("kind = 'FIRST_REMINDER' AND starts_with(request_id, 'r')");
        }

        private int due() {
            return count("state = 'DUE'");
        }

        private int count(String which) {
            try (var connection =
                            DriverManager.getConnection(
                                    cluster.database("notification"), "postgres", "");
                    var statement = connection.createStatement();
                    var row =
                            statement.executeQuery("SELECT count(*) FROM effect WHERE " + which)) {
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void await(BooleanSupplier condition) {
        await(condition, Duration.ofMillis(1));
    }

    private static void await(BooleanSupplier condition, Duration pause) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("messages didn't leave within " + PATIENCE);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
