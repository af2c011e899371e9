// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.benchmarks.log.CommandProducer;
import org.firstsession.benchmarks.measure.Waits;
import org.firstsession.benchmarks.pipeline.Passthrough;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.stack.Postgres;

/**
 * The yardstick: the hops that a request takes, and nothing else. A row is committed in PostgreSQL,
 * a record produced, consumed and produced again in a transaction, and read when it is committed.
 * No HTTP, no rules, no encryption, no schema.
 */
final class BarePath implements AutoCloseable {

    private static final String TYPE = "bare";

    /** About what a request has on the log. */
    private static final int PAYLOAD_BYTES = 320;

    private final String kafka;
    private final Passthrough passthrough;
    private final HikariDataSource database;
    private final KafkaProducer<String, byte[]> producer;

    BarePath(String kafka, Passthrough passthrough, String jdbcUrl) throws SQLException {
        this.kafka = kafka;
        this.passthrough = passthrough;
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(Postgres.USER);
        config.setPassword("");
        // As many as intake-service has.
        config.setMaximumPoolSize(24);
        database = new HikariDataSource(config);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE receipt (
                        id uuid PRIMARY KEY, recorded_at timestamptz NOT NULL, payload bytea NOT NULL
                    )\
                    """);
        }
        producer =
                new KafkaProducer<>(
                        CommandProducer.relaySettings(kafka),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** How long records take that come at a rate. */
    Waits at(double perSecond, Duration length, long seed) throws Exception {
        var cameAt = new ConcurrentHashMap<String, Long>();
        try (var watch = new Watch(kafka, passthrough.to().name(), TYPE)) {
            Arrival.at(perSecond, length, seed, at -> cameAt.put(send(), at));
            return watch.waits(cameAt);
        }
    }

    private String send() throws SQLException {
        var id = UUID.randomUUID();
        var payload = new byte[PAYLOAD_BYTES];
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO receipt (id, recorded_at, payload) VALUES (?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, OffsetDateTime.now());
            insert.setBytes(3, payload);
            insert.executeUpdate();
        }
        var record = new ProducerRecord<>(passthrough.from().name(), "bare", payload);
        record.headers().add(CloudEventHeaders.TYPE, TYPE.getBytes(UTF_8));
        record.headers().add(CloudEventHeaders.SUBJECT, id.toString().getBytes(UTF_8));
        producer.send(record);
        return id.toString();
    }

    @Override
    public void close() {
        producer.close();
        database.close();
    }
}
