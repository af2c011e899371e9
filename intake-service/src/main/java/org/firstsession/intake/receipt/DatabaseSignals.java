// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens to PostgreSQL on a connection of its own. Signals only hasten: what they tell of is in
 * tables, and whoever waits for one looks there as well.
 */
@Component
class DatabaseSignals implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseSignals.class);
    private static final int WAIT_MILLIS = 500;

    private final DataSourceProperties database;
    private final RelayLanes lanes;
    private final Outcomes outcomes;
    private final List<SignalListener> listeners;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    DatabaseSignals(
            DataSourceProperties database,
            RelayLanes lanes,
            Outcomes outcomes,
            List<SignalListener> listeners) {
        this.listeners = listeners;
        this.database = database;
        this.lanes = lanes;
        this.outcomes = outcomes;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        Thread.ofPlatform().name("database-signals").daemon().start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    /** Before the web server, and after it at the end: its last callers still need this. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void run() {
        while (isRunning()) {
            try {
                listen();
            } catch (SQLException | RuntimeException e) {
                // Without this thread each client waits the longest time there is: it never ends.
                log.atWarn()
                        .addKeyValue("cause", e.getClass().getName())
                        .log("signals interrupted, will listen again");
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        try (var connection = DriverManager.getConnection(database.determineUrl(), credentials())) {
            try (var statement = connection.createStatement()) {
                statement.execute("LISTEN " + RelayLanes.CHANNEL);
                statement.execute("LISTEN " + Outcomes.CHANNEL);
                for (var listener : listeners) {
                    statement.execute("LISTEN " + listener.channel());
                }
            }
            // Whatever was decided while nobody listened.
            outcomes.lookAgain();
            var signals = connection.unwrap(PGConnection.class);
            while (isRunning()) {
                for (var signal : signals.getNotifications(WAIT_MILLIS)) {
                    take(signal.getName(), signal.getParameter());
                }
            }
        }
    }

    private void take(String channel, String content) {
        if (channel.equals(Outcomes.CHANNEL)) {
            outcomes.decided(content);
            return;
        }
        if (channel.equals(RelayLanes.CHANNEL)) {
            lanes.heard(content);
            return;
        }
        listeners.stream()
                .filter(listener -> listener.channel().equals(channel))
                .forEach(listener -> listener.on(content));
    }

    private Properties credentials() {
        var properties = new Properties();
        var user = database.determineUsername();
        if (user != null) {
            properties.setProperty("user", user);
        }
        // Null where the database trusts loopback.
        var password = database.determinePassword();
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    private void pause() {
        try {
            stopping.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
