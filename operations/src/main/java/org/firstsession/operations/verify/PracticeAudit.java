// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of one practice must keep, one after the other (H2), and what they fold to. */
final class PracticeAudit {

    private final String practiceId;
    private final Findings findings;
    private final RecentCommands decided = new RecentCommands();
    private final SessionAudit sessions;
    private long seq;
    private Instant now = Instant.EPOCH;
    private boolean torn;

    PracticeAudit(String practiceId, Findings findings) {
        this.practiceId = practiceId;
        this.findings = findings;
        this.sessions = new SessionAudit(findings);
    }

    /** One command and the events that follow from it. */
    void on(CommandFact command, List<EventFact> events) {
        boolean unreadable = events.getFirst().type().equals("CommandUnreadable");
        boolean moves = !unreadable && command.isReadable() && command.isRightlyDated();
        var before = now;
        if (moves && command.recordedAt().isAfter(now)) {
            now = command.recordedAt();
        }
        for (var event : events) {
            findings.at(event.recordedAt());
            follows(event, command, unreadable);
            on(event);
        }
        judgeOutcome(command, events, unreadable, before);
        if (!unreadable && command.commandId() != null && !isOnlyTime(events)) {
            decided.remember(command.commandId(), now);
        }
    }

    /** An event without its command; the fold takes it all the same. */
    void on(EventFact event) {
        findings.looked(Promise.H2, "events");
        findings.require(
                event.seq() == seq + 1,
                Promise.H2,
                "I-2.1",
                event,
                "it is number %d, after number %d",
                event.seq(),
                seq);
        findings.require(
                event.fields().text("eventId").equals(practiceId + ":" + event.seq()),
                Promise.H2,
                "I-2.1",
                event,
                "its id does not tell its number");
        findings.require(event.chained(), Promise.H2, "I-2.4", event, "the chain does not verify");
        findings.require(
                event.loggedAt().equals(event.recordedAt()),
                Promise.H2,
                "I-2.2",
                event,
                "its timestamp on the log is not its own");
        torn |= event.seq() != seq + 1;
        seq = event.seq();
        if (torn) {
            // The fold misses something: what it would say of later events is not to be trusted.
            findings.looked(Promise.H3, "events not judged, behind a gap");
        } else {
            fold(event);
        }
    }

    /** Number of the last event. */
    long seq() {
        return seq;
    }

    private void fold(EventFact event) {
        try {
            sessions.on(event);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            findings.violated(
                    Promise.H1, "I-1.6", event, "it lacks what its type needs: " + e.getMessage());
        }
    }

    private void follows(EventFact event, CommandFact command, boolean unreadable) {
        findings.require(
                event.practiceId().equals(command.key()),
                Promise.H1,
                "I-1.3",
                event,
                "it follows from a command of %s",
                command.key());
        var expected = unreadable ? digest(command.value()) : command.commandId();
        findings.require(
                event.commandId().equals(expected),
                Promise.H2,
                "I-2.2",
                event,
                "it names another command than the one at %s",
                command.position());
        findings.require(
                event.recordedAt().equals(now),
                Promise.H2,
                "I-2.2",
                event,
                "it was recorded at %s, when the practice's now was %s",
                event.recordedAt(),
                now);
    }

    private void judgeOutcome(
            CommandFact command, List<EventFact> events, boolean unreadable, Instant before) {
        var last = events.getLast();
        if (unreadable) {
            findings.require(
                    events.size() == 1,
                    Promise.H2,
                    "I-2.2",
                    last,
                    "something follows from bytes that nobody could read");
            return;
        }
        findings.require(
                !command.type().equals("AdvanceTime")
                        || last.type().equals("TimeAdvanced")
                        || isSetAside(last),
                Promise.H2,
                "I-2.2",
                last,
                "the time was told and nothing says so");
        judgeDate(command, events);
        var commandId = command.commandId();
        if (commandId == null || !command.isRightlyDated()) {
            return;
        }
        boolean copy = decided.knows(commandId);
        findings.looked(Promise.H2, copy ? "copies of commands" : "commands decided");
        findings.require(
                !copy || isSetAside(last),
                Promise.H2,
                "I-1.4",
                last,
                "a copy of %s was decided again",
                commandId);
        boolean young = command.recordedAt().isAfter(before.minus(RecentCommands.SPAN));
        findings.require(
                copy || !young || torn || !last.type().equals("DuplicateIgnored"),
                Promise.H2,
                "I-1.4",
                last,
                "%s was set aside as a copy of nothing",
                commandId);
    }

    /**
     * A command whose own time and the log's differ is refused for that, and only such a one is.
     */
    private void judgeDate(CommandFact command, List<EventFact> events) {
        boolean refused = events.stream().anyMatch(PracticeAudit::isRefusedForItsDate);
        findings.require(
                command.isRightlyDated() ? !refused : refused && events.size() == 1,
                Promise.H2,
                "I-2.2",
                events.getLast(),
                "the command at %s says %s, the log says %s, and it was %s",
                command.position(),
                command.recordedAt(),
                command.loggedAt(),
                refused ? "refused for that" : "not refused for that");
    }

    private static boolean isRefusedForItsDate(EventFact event) {
        return event.type().equals("CommandRefused")
                && "TIMESTAMP_MISMATCH".equals(event.fields().textOrNull("reason"));
    }

    private static boolean isSetAside(EventFact last) {
        return last.type().equals("DuplicateIgnored") || last.type().equals("CommandRefused");
    }

    private static boolean isOnlyTime(List<EventFact> events) {
        return events.stream().allMatch(event -> event.type().equals("TimeAdvanced"));
    }

    private static String digest(byte @Nullable [] value) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(value == null ? new byte[0] : value));
    }
}
