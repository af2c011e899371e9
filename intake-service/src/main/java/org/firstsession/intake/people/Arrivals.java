// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ways into offices, in the vault. */
@Repository
public class Arrivals {

    private final JdbcClient jdbc;
    private final Vault vault;

    Arrivals(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Keeps the way into an office in place of what was known of it. */
    void keep(String practiceId, String officeId, Arrival arrival) {
        var row = row(practiceId, officeId);
        jdbc.sql(
                        """
                        INSERT INTO arrivals (practice_id, office_id, door, parking, directions)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, office_id) DO UPDATE SET door = excluded.door,
                            parking = excluded.parking, directions = excluded.directions\
                        """)
                .param(practiceId)
                .param(officeId)
                .param(vault.sealNullable("arrivals.door", row, arrival.door()))
                .param(vault.sealNullable("arrivals.parking", row, arrival.parking()))
                .param(vault.sealNullable("arrivals.directions", row, arrival.directions()))
                .update();
    }

    public Optional<Arrival> find(String practiceId, String officeId) {
        var row = row(practiceId, officeId);
        return jdbc.sql("SELECT * FROM arrivals WHERE practice_id = ? AND office_id = ?")
                .params(practiceId, officeId)
                .query((found, number) ->
                        new Arrival(
                                vault.openNullable("arrivals.door", row, found.getBytes("door")),
                                vault.openNullable(
                                        "arrivals.parking", row, found.getBytes("parking")),
                                vault.openNullable(
                                        "arrivals.directions", row, found.getBytes("directions"))))
                .optional();
    }

    private static String row(String practiceId, String officeId) {
        return practiceId + "\u0000" + officeId;
    }
}
