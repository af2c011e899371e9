// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Counts what {@code ops verify --logs-only} would find wrong in a stretch of time. */
public final class LogCheck {

    private final Map<String, Object> consumerSettings;
    private final Admin admin;
    private final SchemaRegistryClient registry;

    public LogCheck(
            Map<String, Object> consumerSettings, Admin admin, SchemaRegistryClient registry) {
        this.consumerSettings = consumerSettings;
        this.admin = admin;
        this.registry = registry;
    }

    /** Violations of H1 to H3 by what was recorded from one instant until before another. */
    public long violationsBetween(Instant from, Instant to) {
        var scope = new Scope(null, from, to);
        var findings = new Findings(scope, 0);
        try {
            new Verification(
                            consumerSettings,
                            admin,
                            registry,
                            null,
                            findings,
                            scope,
                            partitions -> {})
                    .run();
        } catch (SQLException e) {
            throw new IllegalStateException("no database is asked", e);
        }
        return findings.violations(Promise.H1)
                + findings.violations(Promise.H2)
                + findings.violations(Promise.H3);
    }
}
