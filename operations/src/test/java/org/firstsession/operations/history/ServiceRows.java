// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CaseArchived;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.SlotReleased;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.schemas.Topics;
import org.firstsession.types.Slot;

/** The rows that the services would have of a history: receipts, the board, the ledger. */
public final class ServiceRows implements AutoCloseable {

    private final Connection intake;
    private final Connection board;
    private final Connection notification;
    private final LogWriter writer;
    private int projected;

    public ServiceRows(TestStack stack, LogWriter writer) {
        this.writer = writer;
        try {
            intake = stack.connect("intake");
            board = stack.connect("board");
            notification = stack.connect("notification");
            for (var connection : List.of(intake, board, notification)) {
                connection.setAutoCommit(false);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fills all three databases; the projections know what the history holds. */
    public void fill(History history) {
        try {
            for (var command : history.commands) {
                if (command.avro() != null
                        && "/intake-service".equals(command.headers().get("ce_source"))) {
                    receipt(command, history.offsetOf(command));
                }
            }
            catchUp(history);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The projections take what was decided since, and have read the log to its end. */
    public void catchUp(History history) {
        try {
            for (var event : history.events) {
                if (seqOf(event) > projected) {
                    project(event.avro());
                }
            }
            projected =
                    Math.max(
                            projected,
                            history.events.stream()
                                    .mapToInt(ServiceRows::seqOf)
                                    .max()
                                    .orElseThrow());
            run(
                    board,
                    """
                    INSERT INTO practice (practice_id, name, time_zone, seq, told_at, log_partition,
                        log_offset) VALUES (?, 'Invented practice', 'UTC', ?, ?, ?, 0)
                    ON CONFLICT (practice_id) DO UPDATE SET seq = excluded.seq\
                    """,
                    history.practiceId,
                    projected,
                    history.events.getLast().avro().get(4),
                    history.partition);
            readUpTo(history.partition);
            commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int seqOf(Logged event) {
        return Integer.parseInt(event.text("seq"));
    }

    /** One statement in one of the databases. */
    public void change(String database, String sql, Object... parameters) {
        try {
            var connection =
                    switch (database) {
                        case "intake" -> intake;
                        case "board" -> board;
                        default -> notification;
                    };
            if (run(connection, sql, parameters) == 0) {
                throw new IllegalStateException("nothing was changed by " + sql);
            }
            commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says that the projections have read everything on a partition. */
    public void readUpTo(int partition) throws SQLException {
        var topic = Topics.PRACTICE_EVENTS.name();
        for (var database : List.of(board, notification)) {
            run(
                    database,
                    """
                    INSERT INTO feed_position (topic, partition, next_offset) VALUES (?, ?, ?)
                    ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset\
                    """,
                    topic,
                    partition,
                    writer.end(topic, partition));
        }
    }

    private void commit() throws SQLException {
        intake.commit();
        board.commit();
        notification.commit();
    }

    private void receipt(Logged command, long offset) throws SQLException {
        var avro = command.avro();
        run(
                intake,
                """
                INSERT INTO receipts (command_id, practice_id, request_id, command_type, recorded_at,
                    payload, log_partition, log_offset, sent_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, now()) ON CONFLICT DO NOTHING\
                """,
                UUID.fromString(command.text("commandId")),
                command.text("practiceId"),
                UUID.fromString(command.text("requestId")),
                avro.getSchema().getName(),
                avro.get(avro.getSchema().getField("recordedAt").pos()),
                encoded(avro),
                command.partition(),
                offset);
    }

    private static byte[] encoded(SpecificRecord avro) {
        var model = SpecificData.getForSchema(avro.getSchema());
        try {
            var bytes =
                    new BinaryMessageEncoder<SpecificRecord>(model, avro.getSchema()).encode(avro);
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void project(SpecificRecord event) throws SQLException {
        switch (event) {
            case TrialRequested it ->
                    run(
                            board,
                            """
                            INSERT INTO request (practice_id, request_id, state, channel, party, sits_in,
                                format, concerns, received_at, changed_at, due_at)
                            VALUES (?, ?, 'WAITING', 'WEB', 'INDIVIDUAL', 'CA', 'VIRTUAL', '{}', ?, ?, ?)
                            ON CONFLICT DO NOTHING\
                            """,
                            it.getPracticeId(),
                            it.getRequestId(),
                            it.getRecordedAt(),
                            it.getRecordedAt(),
                            it.getRecordedAt());
            case TrialOffered it -> {
                state(it.getPracticeId(), it.getRequestId(), "OFFERED");
                run(
                        board,
                        """
                        INSERT INTO offer (practice_id, offer_id, request_id, round, status, offered_at,
                            expires_at, considered, removed_rules, removed_count)
                        VALUES (?, ?, ?, ?, 'OPEN', ?, ?, 0, '{}', '{}')\
                        """,
                        it.getPracticeId(),
                        it.getOfferId(),
                        it.getRequestId(),
                        it.getRound(),
                        it.getRecordedAt(),
                        it.getExpiresAt());
                for (var option : it.getOptions()) {
                    taken(
                            it.getPracticeId(),
                            it.getRequestId(),
                            it.getOfferId(),
                            option.getOptionId(),
                            "HELD",
                            option.getSlot());
                }
            }
            case HoldExtended it -> state(it.getPracticeId(), it.getRequestId(), "OFFERED");
            case OfferDeclined it ->
                    ended(it.getPracticeId(), it.getRequestId(), it.getOfferId(), "DECLINED");
            case OfferExpired it ->
                    ended(it.getPracticeId(), it.getRequestId(), it.getOfferId(), "EXPIRED");
            case TrialConfirmed it -> confirmed(it);
            case TrialCancelled it -> cancelled(it);
            case SlotReleased it ->
                    run(
                            board,
                            """
                            DELETE FROM taken_slot
                            WHERE practice_id = ? AND request_id = ? AND kind = 'CONFIRMED'\
                            """,
                            it.getPracticeId(),
                            it.getRequestId());
            case RequestClosed it ->
                    run(
                            board,
                            """
                            UPDATE request SET state = 'CLOSED', due_at = NULL, closed_because = ?
                            WHERE practice_id = ? AND request_id = ?\
                            """,
                            it.getReason().name(),
                            it.getPracticeId(),
                            it.getRequestId());
            case CaseArchived it -> {}
            default -> {}
        }
        timeline(event);
    }

    private void timeline(SpecificRecord event) throws SQLException {
        var requestId = text(event, "requestId");
        if (requestId != null) {
            run(
                    board,
                    """
                    INSERT INTO timeline (practice_id, seq, request_id, recorded_at, event_type, details)
                    SELECT practice_id, ?, request_id, ?, ?, '{}' FROM request
                    WHERE practice_id = ? AND request_id = ?\
                    """,
                    event.get(1),
                    event.get(4),
                    event.getSchema().getName(),
                    event.get(0),
                    requestId);
        }
    }

    private void confirmed(TrialConfirmed it) throws SQLException {
        ended(it.getPracticeId(), it.getRequestId(), it.getOfferId(), "ACCEPTED");
        state(it.getPracticeId(), it.getRequestId(), "CONFIRMED");
        taken(
                it.getPracticeId(),
                it.getRequestId(),
                it.getOfferId(),
                it.getOptionId(),
                "CONFIRMED",
                it.getSlot());
        var slot = it.getSlot();
        run(
                board,
                """
                INSERT INTO session (practice_id, session_id, request_id, revision, status, therapist_id,
                    starts_at, ends_at, format, office_id)
                VALUES (?, ?, ?, ?, 'CONFIRMED', ?, ?, ?, ?, ?)\
                """,
                it.getPracticeId(),
                it.getSessionId(),
                it.getRequestId(),
                it.getRevision(),
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getFormat().name(),
                slot.getOfficeId());
        effects(it, "CONFIRMATION", it.getPersonIds(), slot);
    }

    private void cancelled(TrialCancelled it) throws SQLException {
        state(it.getPracticeId(), it.getRequestId(), "WAITING");
        run(
                board,
                """
                UPDATE session SET status = 'CANCELLED', revision = ?
                WHERE practice_id = ? AND session_id = ?\
                """,
                it.getRevision(),
                it.getPracticeId(),
                it.getSessionId());
        effects(it, "CANCELLATION", it.getPersonIds(), it.getSlot());
    }

    private void effects(SpecificRecord event, String kind, List<String> people, Slot slot)
            throws SQLException {
        var recipients = new ArrayList<String[]>();
        people.forEach(person -> recipients.add(new String[] {"CLIENT", person}));
        recipients.add(new String[] {"THERAPIST", slot.getTherapistId()});
        var revision = event.get(event.getSchema().getField("revision").pos());
        for (var recipient : recipients) {
            run(
                    notification,
                    """
                    INSERT INTO effect (effect_id, practice_id, subject, subject_id, revision, kind,
                        recipient_role, recipient_id, channel, event_id, request_id, state, provider_id,
                        settled_at)
                    VALUES (?, ?, 'SESSION', ?, ?, ?, ?, ?, 'EMAIL', ?, ?, 'ACCEPTED', '<id@local>', ?)\
                    """,
                    event.get(2) + kind + recipient[1],
                    event.get(0),
                    text(event, "sessionId"),
                    revision,
                    kind,
                    recipient[0],
                    recipient[1],
                    event.get(2),
                    text(event, "requestId"),
                    event.get(4));
        }
    }

    private void ended(String practiceId, String requestId, String offerId, String status)
            throws SQLException {
        run(
                board,
                "DELETE FROM taken_slot WHERE practice_id = ? AND offer_id = ?",
                practiceId,
                offerId);
        run(
                board,
                "UPDATE offer SET status = ? WHERE practice_id = ? AND offer_id = ?",
                status,
                practiceId,
                offerId);
        state(practiceId, requestId, "WAITING");
    }

    private void state(String practiceId, String requestId, String state) throws SQLException {
        run(
                board,
                "UPDATE request SET state = ? WHERE practice_id = ? AND request_id = ?",
                state,
                practiceId,
                requestId);
    }

    private void taken(
            String practiceId,
            String requestId,
            String offerId,
            String optionId,
            String kind,
            Slot slot)
            throws SQLException {
        run(
                board,
                """
                INSERT INTO taken_slot (practice_id, therapist_id, during, kind, request_id, offer_id,
                    option_id) VALUES (?, ?, tstzrange(?, ?, '[)'), ?, ?, ?, ?)\
                """,
                practiceId,
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getBlockedUntil(),
                kind,
                requestId,
                offerId,
                optionId);
    }

    private static String text(SpecificRecord record, String field) {
        var found = record.getSchema().getField(field);
        var value = found == null ? null : record.get(found.pos());
        return value == null ? null : value.toString();
    }

    private static int run(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof Instant instant
                                ? Timestamp.from(instant)
                                : parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        intake.close();
        board.close();
        notification.close();
    }
}
