// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where people sit during sessions by video, in the vault. */
@Repository
public class Seats {

    private static final String ADDRESS = "whereabouts.address";
    private static final String EMERGENCY_CONTACT = "whereabouts.emergency_contact";

    private final JdbcClient jdbc;
    private final Vault vault;

    Seats(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Keeps what somebody said in place of what they said before. */
    public void keep(UUID requestId, UUID personId, Whereabouts whereabouts) {
        var row = row(requestId, personId);
        jdbc.sql(
                        """
                        INSERT INTO whereabouts (request_id, person_id, address, emergency_contact)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (request_id, person_id) DO UPDATE SET
                            address = excluded.address,
                            emergency_contact = excluded.emergency_contact,
                            said_at = clock_timestamp()\
                        """)
                .param(requestId)
                .param(personId)
                .param(vault.sealNullable(ADDRESS, row, whereabouts.address()))
                .param(vault.sealNullable(EMERGENCY_CONTACT, row, whereabouts.emergencyContact()))
                .update();
    }

    public Optional<Whereabouts> find(UUID requestId, UUID personId) {
        var row = row(requestId, personId);
        return jdbc.sql(
                        """
                        SELECT address, emergency_contact FROM whereabouts
                        WHERE request_id = ? AND person_id = ?\
                        """)
                .param(requestId)
                .param(personId)
                .query((found, number) ->
                        new Whereabouts(
                                vault.openNullable(ADDRESS, row, found.getBytes("address")),
                                vault.openNullable(
                                        EMERGENCY_CONTACT,
                                        row,
                                        found.getBytes("emergency_contact"))))
                .optional();
    }

    /** Forgets where people sat in sessions that ended more than a day ago. */
    public int forgetPast() {
        return jdbc.sql(
                        """
                        DELETE FROM whereabouts w USING request_view v
                        WHERE v.request_id = w.request_id
                          AND v.over_at < clock_timestamp() - interval '1 day'\
                        """)
                .update();
    }

    private static String row(UUID requestId, UUID personId) {
        return requestId + " " + personId;
    }
}
