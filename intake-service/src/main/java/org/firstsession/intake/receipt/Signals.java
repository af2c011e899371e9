// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells all instances, this one too, what is committed. Never inside the transaction that it tells
 * of: PostgreSQL has transactions that notify commit one after the other, so each of them would
 * wait for the disk alone.
 */
@Component
public class Signals {

    private static final Logger log = LoggerFactory.getLogger(Signals.class);

    private final JdbcClient jdbc;

    Signals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sends them as well as it can: whoever misses one looks into the tables a little later. */
    public void send(Collection<Signal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        try {
            jdbc.sql(
                            "SELECT pg_notify(channel, content) FROM unnest(?::text[], ?::text[])"
                                    + " AS signal (channel, content)")
                    .params(
                            signals.stream().map(Signal::channel).toArray(String[]::new),
                            signals.stream().map(Signal::content).toArray(String[]::new))
                    .query(rows -> {});
        } catch (RuntimeException e) {
            log.atInfo()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("signals not sent; what they tell of is found without them");
        }
    }
}
