// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.matching.board.projection.BoardProjection;
import org.firstsession.matching.board.projection.DeliveryProjection;
import org.firstsession.matching.board.projection.ProjectionLock;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.feed.FeedTarget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works rebuilds off, one at a time over all instances. Pages are served from the first schema all
 * the while; only for the last records, and the exchange itself, the feeds stand still.
 */
public final class Rebuilder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Rebuilder.class);
    private static final long LOOK_EVERY_MS = 500;
    private static final long FIRST_LOOK = 1_000;

    private final DataSource dataSource;
    private final Rebuilds rebuilds;
    private final String kafka;
    private final String registry;
    private final Thread thread;
    private volatile boolean closing;

    public Rebuilder(DataSource dataSource, Rebuilds rebuilds, String kafka, String registry) {
        this.dataSource = dataSource;
        this.rebuilds = rebuilds;
        this.kafka = kafka;
        this.registry = registry;
        this.thread = Thread.ofPlatform().name("board-rebuild").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }

    private void run() {
        while (!closing) {
            try {
                Thread.sleep(LOOK_EVERY_MS);
                var next = rebuilds.next();
                if (next.isPresent()) {
                    workOff(next.get());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | SQLException e) {
                log.atWarn()
                        .addKeyValue("cause", e.getClass().getName())
                        .log("rebuilds can't be looked at just now");
            }
        }
    }

    /** Whoever holds the lock works; it ends with its connection, however that ends. */
    private void workOff(long id) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (!ProjectionLock.tryToRebuild(jdbc)) {
                return;
            }
            try {
                rebuilds.finished(id, rebuild(id, connection), null);
            } catch (RuntimeException | SQLException e) {
                if (!closing) {
                    log.atError()
                            .addKeyValue("cause", e.getClass().getName())
                            .log("a rebuild failed; the board serves on from what it has");
                    rebuilds.finished(id, null, e.getClass().getSimpleName());
                }
            } finally {
                ProjectionLock.rebuilt(jdbc);
            }
        }
    }

    private @Nullable String rebuild(long id, Connection connection) throws SQLException {
        var jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        var second = new SecondSchema(jdbc);
        second.create();
        try (var other = dataSource.getConnection();
                var reader = new LogReader(kafka, ConfluentAvro.deserializer(registry))) {
            var into = new Into(other);
            try {
                rebuilds.started(
                        id, livePositions(jdbc).values().stream().mapToLong(it -> it).sum());
                var progress = new Progress(id, rebuilds, second);
                read(reader, livePositions(jdbc), into, progress);
                var exchange =
                        new TransactionTemplate(
                                new JdbcTransactionManager(
                                        new SingleConnectionDataSource(connection, true)));
                return exchange.execute(status -> {
                    ProjectionLock.exclusive(jdbc);
                    read(reader, livePositions(jdbc), into, progress);
                    var before = second.contentHash("public");
                    var after = second.contentHash(SecondSchema.NAME);
                    if (!before.equals(after)) {
                        log.warn("the rebuilt board differs from the one before it");
                    }
                    second.takeOver();
                    return after;
                });
            } finally {
                into.leave();
            }
        }
    }

    private static void read(
            LogReader reader, Map<TopicPartition, Long> to, Into into, Progress progress) {
        for (var topic : into.targets.keySet()) {
            var target = into.targets.get(topic);
            var wanted = new HashMap<>(to);
            wanted.keySet().removeIf(partition -> !partition.topic().equals(topic));
            reader.read(target.positions(wanted.keySet()), wanted, target, progress::add);
        }
    }

    private static Map<TopicPartition, Long> livePositions(JdbcTemplate jdbc) {
        var positions = new HashMap<TopicPartition, Long>();
        jdbc.query(
                "SELECT topic, partition, next_offset FROM public.feed_position",
                row -> {
                    positions.put(
                            new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                });
        return positions;
    }

    /** How far a rebuild is; while the tables grow they are looked at anew. */
    private static final class Progress {

        private final long id;
        private final Rebuilds rebuilds;
        private final SecondSchema second;
        private long done;
        private long nextLook = FIRST_LOOK;

        Progress(long id, Rebuilds rebuilds, SecondSchema second) {
            this.id = id;
            this.rebuilds = rebuilds;
            this.second = second;
        }

        void add(long events) {
            done += events;
            rebuilds.progress(id, done);
            if (done >= nextLook) {
                second.analyze();
                nextLook = done * 4;
            }
        }
    }

    /** The folds that serve, on a connection that sees the second schema first. */
    private static final class Into {

        private final JdbcTemplate jdbc;
        private final Map<String, FeedTarget> targets;

        Into(Connection connection) {
            var source = new SingleConnectionDataSource(connection, true);
            jdbc = new JdbcTemplate(source);
            jdbc.execute("SET search_path = " + SecondSchema.NAME + ", public");
            var transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            targets =
                    Map.of(
                            Topics.PRACTICE_EVENTS.name(),
                            BoardProjection.besideTheLiveOne(jdbc, transactions),
                            Topics.NOTIFICATION_EVENTS.name(),
                            DeliveryProjection.besideTheLiveOne(jdbc, transactions));
        }

        /** The connection goes back to the pool as it was. */
        void leave() {
            jdbc.execute("RESET search_path");
        }
    }
}
