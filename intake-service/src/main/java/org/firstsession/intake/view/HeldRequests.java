// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.SafetyHoldLifted;
import org.firstsession.events.SafetyHoldPlaced;
import org.firstsession.intake.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests that the practice keeps back until a person has looked. No page ever shows it. */
@Repository
public class HeldRequests {

    private final JdbcClient jdbc;

    HeldRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inside the caller's transaction; events about other things change nothing. */
    void apply(SpecificRecord event) {
        switch (event) {
            case SafetyHoldPlaced placed ->
                    change(
                            "INSERT INTO held_request (request_id) VALUES (?) ON CONFLICT DO NOTHING",
                            placed.getRequestId());
            case SafetyHoldLifted lifted ->
                    change("DELETE FROM held_request WHERE request_id = ?", lifted.getRequestId());
            default -> {
                // No hold begins or ends.
            }
        }
    }

    private void change(String sql, String requestId) {
        Ids.parse(requestId).ifPresent(id -> jdbc.sql(sql).param(id).update());
    }
}
