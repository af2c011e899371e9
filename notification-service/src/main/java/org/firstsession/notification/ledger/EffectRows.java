// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Recipient;
import org.firstsession.notification.plan.Role;
import org.jspecify.annotations.Nullable;

/** Rows of the ledger as values. */
final class EffectRows {

    private EffectRows() {}

    /** A claim; an offer's options are not on its row. */
    static Claim claim(ResultSet row, int number) throws SQLException {
        var effect = effect(row);
        return new Claim(
                effect,
                row.getString("request_id"),
                row.getLong("fence"),
                row.getInt("attempts"),
                Claim.Standing.valueOf(row.getString("standing")),
                nullableInstant(row, "unclear_since"),
                row.getString("practice_name"),
                ZoneId.of(row.getString("practice_zone")),
                matter(effect, row));
    }

    static SettledEffect settled(ResultSet row, int number) throws SQLException {
        return new SettledEffect(
                row.getString("outcome_id"),
                effect(row),
                row.getString("event_id"),
                row.getString("request_id"),
                instant(row, "decided_at"),
                row.getBoolean("may_be_repeated"),
                row.getInt("segments"),
                outcome(row));
    }

    static Effect effect(ResultSet row) throws SQLException {
        return new Effect(
                row.getString("practice_id"),
                row.getString("subject_id"),
                row.getInt("revision"),
                MessageKind.valueOf(row.getString("kind")),
                new Recipient(
                        Role.valueOf(row.getString("recipient_role")),
                        row.getString("recipient_id")),
                Channel.valueOf(row.getString("channel")));
    }

    private static Matter matter(Effect effect, ResultSet row) throws SQLException {
        return switch (effect.kind().subject()) {
            case SESSION -> new Matter.OfSession(appointment(row), null);
            case REQUEST -> new Matter.OfRequest();
            case INVITATION -> new Matter.OfInvitation(instant(row, "subject_due_at"));
            case SUGGESTION -> new Matter.OfRequest();
            case QUESTION ->
                    new Matter.OfQuestion(appointment(row), instant(row, "subject_due_at"));
            case OFFER -> new Matter.OfOffer(instant(row, "subject_due_at"), List.of());
            case NEED -> new Matter.OfNeed(row.getString("need"), instant(row, "subject_due_at"));
        };
    }

    static Appointment appointment(ResultSet row) throws SQLException {
        return new Appointment(
                row.getString("request_id"),
                row.getString("therapist_id"),
                instant(row, "decided_at"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                Format.valueOf(row.getString("format")),
                office(row),
                ZoneId.of(row.getString("therapist_zone")));
    }

    private static @Nullable Office office(ResultSet row) throws SQLException {
        var name = row.getString("office_name");
        return name == null
                ? null
                : new Office(
                        name,
                        row.getString("office_address"),
                        ZoneId.of(row.getString("office_zone")));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return switch (state) {
            case "ACCEPTED" -> new Outcome.Accepted(row.getString("provider_id"));
            case "SUPPRESSED" ->
                    new Outcome.Suppressed(
                            Outcome.SuppressionReason.valueOf(row.getString("reason")));
            case "ESCALATED" ->
                    new Outcome.Escalated(
                            Outcome.EscalationReason.valueOf(row.getString("reason")));
            default -> throw new IllegalStateException("no outcome is called " + state);
        };
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
