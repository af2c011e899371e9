// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds the ledger's rows of one practice against its events (H5): who must be told of a decided
 * session, and that nobody is told of anything else. Both are taken in the order of the events.
 */
final class EffectAudit implements AutoCloseable {

    /** Longer than a message may be on its way: what left before a cancellation is no breach. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private final Databases databases;
    private final String practiceId;
    private final long position;
    private final Findings findings;
    private final RowCursor<EffectRow> effects;

    /**
     * @param position offset behind the last event of the partition that the ledger knows
     */
    EffectAudit(Databases databases, String practiceId, long position, Findings findings)
            throws SQLException {
        this.databases = databases;
        this.practiceId = practiceId;
        this.position = position;
        this.findings = findings;
        this.effects =
                new RowCursor<>(
                        databases.notification(), EffectRow.OF_PRACTICE, EffectRow::of, practiceId);
    }

    void on(EventFact event) throws SQLException {
        effects.before(event.seq(), EffectRow::seq).forEach(this::forged);
        var rows = effects.before(event.seq() + 1, EffectRow::seq);
        rows.forEach(row -> judge(row, event));
        if (event.position().offset() >= position) {
            return;
        }
        switch (event.type()) {
            case "TrialConfirmed" -> judgeAll(rows, event, Set.of("CONFIRMATION", "CHANGE"));
            case "TrialRescheduled" -> {
                // Another therapist hears of the session for the first time.
                judgeAll(rows, event, Set.of("CHANGE", "CONFIRMATION"));
                judgeSuperseded(event);
            }
            case "TrialCancelled" -> {
                judgeAll(rows, event, Set.of("CANCELLATION"));
                judgeSuperseded(event);
            }
            default -> {}
        }
    }

    /** Behind the practice's last event. */
    void end() throws SQLException {
        findings.atNoTime();
        effects.before(Long.MAX_VALUE, EffectRow::seq).forEach(this::forged);
    }

    private void judge(EffectRow row, EventFact event) {
        findings.looked(Promise.H5, "messages");
        var request = event.requestId();
        boolean cites =
                (request == null || row.requestId().equals(request))
                        && (!row.isOfSession() || tellsOf(row, event));
        findings.require(
                cites,
                Promise.H5,
                "I-5.3",
                row.where(),
                "%s to %s does not follow from %s, which it cites",
                row.kind(),
                row.recipient(),
                event);
    }

    private void judgeAll(List<EffectRow> rows, EventFact event, Set<String> kinds) {
        findings.looked(Promise.H5, "decisions about sessions");
        var keys = new HashSet<String>();
        var told = new TreeSet<String>();
        for (var row : rows) {
            findings.require(
                    keys.add(row.recipient() + row.kind() + row.channel()),
                    Promise.H5,
                    "I-5.1",
                    row.where(),
                    "a second %s to %s by %s",
                    row.kind(),
                    row.recipient(),
                    row.channel());
            if (kinds.contains(row.kind())) {
                told.add(row.recipient());
            }
        }
        for (var recipient : recipients(event)) {
            findings.require(
                    told.contains(recipient),
                    Promise.H5,
                    "I-5.1",
                    event,
                    "no " + kinds + " to " + recipient);
        }
    }

    private void judgeSuperseded(EventFact event) throws SQLException {
        try (var question =
                databases
                        .notification()
                        .prepareStatement(
                                """
                                SELECT effect_id FROM effect
                                WHERE practice_id = ? AND subject = 'SESSION' AND subject_id = ?
                                    AND revision < ?
                                    AND state = 'ACCEPTED' AND settled_at > ?\
                                """)) {
            question.setString(1, practiceId);
            question.setString(2, event.fields().text("sessionId"));
            question.setLong(3, event.fields().number("revision"));
            question.setTimestamp(4, Timestamp.from(event.recordedAt().plus(UNDER_WAY)));
            try (var row = question.executeQuery()) {
                while (row.next()) {
                    findings.violated(
                            Promise.H5,
                            "I-5.3",
                            "notification.effect " + row.getString(1),
                            "it was sent although superseded by " + event);
                }
            }
        }
    }

    private void forged(EffectRow row) {
        findings.looked(Promise.H5, "messages");
        findings.violated(
                Promise.H5,
                "I-5.3",
                row.where(),
                "it cites number "
                        + row.seq()
                        + " of "
                        + practiceId
                        + ", which tells of no such thing");
    }

    private static boolean tellsOf(EffectRow row, EventFact event) {
        return row.subjectId().equals(event.fields().textOrNull("sessionId"))
                && row.revision() == event.fields().number("revision")
                && isRecipient(row, event);
    }

    private static boolean isRecipient(EffectRow row, EventFact event) {
        return recipients(event).contains(row.recipient())
                || isReleased(row, event)
                || !row.role().equals("CLIENT") && !row.role().equals("THERAPIST");
    }

    /** The therapist who held a session before it was moved. */
    private static boolean isReleased(EffectRow row, EventFact event) {
        var before = event.fields().innerOrNull("before");
        return before != null
                && row.kind().equals("RELEASE")
                && row.recipient().equals("THERAPIST " + before.text("therapistId"));
    }

    private static TreeSet<String> recipients(EventFact event) {
        var recipients = new TreeSet<String>();
        event.fields().texts("personIds").forEach(person -> recipients.add("CLIENT " + person));
        var slot = event.fields().innerOrNull("slot");
        if (slot != null) {
            recipients.add("THERAPIST " + slot.text("therapistId"));
        }
        return recipients;
    }

    @Override
    public void close() throws SQLException {
        effects.close();
    }
}
