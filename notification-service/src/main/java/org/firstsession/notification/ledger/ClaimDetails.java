// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a claimed message tells of and isn't on its row: an offer's options, the hour before a move.
 */
final class ClaimDetails {

    private static final String PLACES =
            """
            SELECT h.*, s.request_id, s.decided_at,
                coalesce(t.time_zone, o.time_zone, 'UTC') AS therapist_zone,
                o.name AS office_name, o.address AS office_address, o.time_zone AS office_zone
            FROM %s AS h
                JOIN subject AS s ON s.practice_id = h.practice_id AND s.kind = '%s'
                    AND s.subject_id = h.%s
                LEFT JOIN therapist AS t ON t.practice_id = h.practice_id
                    AND t.therapist_id = h.therapist_id
                LEFT JOIN office AS o ON o.practice_id = h.practice_id
                    AND o.office_id = h.office_id
            WHERE h.practice_id = ? AND s.subject_id = ?\
            """;

    private static final String OPTIONS =
            PLACES.formatted("offer_option", "OFFER", "offer_id") + " ORDER BY h.place";
    private static final String FORMER =
            PLACES.formatted("former_slot", "SESSION", "session_id") + " AND h.revision = ?";

    private final JdbcClient jdbc;

    ClaimDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Claim complete(Claim claim) {
        return switch (claim.matter()) {
            case Matter.OfOffer offer ->
                    claim.telling(new Matter.OfOffer(offer.expiresAt(), options(claim)));
            case Matter.OfSession session when claim.effect().kind() == MessageKind.CHANGE ->
                    claim.telling(
                            new Matter.OfSession(
                                    session.appointment(), former(claim).orElse(null)));
            // Who is released knows of the former hour alone.
            case Matter.OfSession session when claim.effect().kind() == MessageKind.RELEASE ->
                    claim.telling(
                            new Matter.OfSession(
                                    former(claim).orElse(session.appointment()), null));
            default -> claim;
        };
    }

    private List<Appointment> options(Claim claim) {
        return jdbc.sql(OPTIONS)
                .params(claim.effect().practiceId(), claim.effect().subjectId())
                .query(ClaimDetails::appointment)
                .list();
    }

    private Optional<Appointment> former(Claim claim) {
        var effect = claim.effect();
        return jdbc.sql(FORMER)
                .params(effect.practiceId(), effect.subjectId(), effect.revision())
                .query(ClaimDetails::appointment)
                .optional();
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        return EffectRows.appointment(row);
    }
}
