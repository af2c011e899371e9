// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.operations.log.DecodedRecords;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one partition: each command in turn, and with it the events that name its offset,
 * its dead letter and its receipt. All of them lie in the order of the commands, so nothing but the
 * open state of the practices is kept.
 */
final class PartitionAudit implements AutoCloseable {

    private final DecodedRecords<CommandFact> commands;
    private final DecodedRecords<EventRead> events;
    private final DeadLetterAudit letters;
    private final @Nullable ReceiptAudit receipts;
    private final ViewAudits views;
    private final Findings findings;
    private final Scope scope;
    private final long decidedUpTo;
    private final Runnable progress;
    private final Map<String, PracticeAudit> practices = new TreeMap<>();

    /**
     * @param decidedUpTo offset of the first command that may still be undecided
     * @param progress is run for each command that is done
     */
    PartitionAudit(
            DecodedRecords<CommandFact> commands,
            DecodedRecords<EventRead> events,
            DeadLetterAudit letters,
            @Nullable ReceiptAudit receipts,
            ViewAudits views,
            Findings findings,
            Scope scope,
            long decidedUpTo,
            Runnable progress) {
        this.commands = commands;
        this.events = events;
        this.letters = letters;
        this.receipts = receipts;
        this.views = views;
        this.findings = findings;
        this.scope = scope;
        this.decidedUpTo = decidedUpTo;
        this.progress = progress;
    }

    void run() throws SQLException {
        while (commands.peek() != null) {
            var command = commands.next();
            long offset = command.position().offset();
            orphansBefore(offset);
            var followers = followersOf(offset);
            if (scope.concerns(command.key())) {
                judge(command, followers);
            }
            progress.run();
        }
        orphansBefore(Long.MAX_VALUE);
        findings.atNoTime();
        letters.end();
        if (receipts != null) {
            receipts.end();
        }
        views.end();
    }

    /** The practices that were met, for what is told of them beside the findings. */
    Map<String, PracticeAudit> practices() {
        return practices;
    }

    private void judge(CommandFact command, List<EventFact> followers) throws SQLException {
        findings.at(command.recordedAt());
        findings.looked(Promise.H1, "commands");
        if (!command.hasPlace()) {
            letters.expectFor(command);
            findings.require(
                    followers.isEmpty(),
                    Promise.H1,
                    "I-1.3",
                    command.position(),
                    "something was decided for a record that belongs to no practice");
            return;
        }
        boolean setAside =
                !followers.isEmpty() && followers.getFirst().type().equals("CommandUnreadable");
        if (setAside) {
            letters.expectFor(command);
        } else {
            findings.require(
                    command.isReadable() || followers.isEmpty(),
                    Promise.H1,
                    "I-1.6",
                    command.position(),
                    "it was decided although "
                            + (command.unreadable() == null
                                    ? "its key is another practice's"
                                    : command.unreadable()));
        }
        if (receipts != null) {
            receipts.on(command, followers);
        }
        findings.at(command.recordedAt());
        if (followers.isEmpty()) {
            undecided(command);
        } else {
            var practice = practice(followers.getFirst().practiceId());
            practice.on(command, followers);
            for (var event : followers) {
                views.on(event);
            }
        }
    }

    private void undecided(CommandFact command) {
        if (command.position().offset() < decidedUpTo) {
            findings.violated(Promise.H2, "I-2.2", command.position(), "nothing follows from it");
        } else {
            findings.looked(Promise.H2, "commands not decided yet");
        }
    }

    private List<EventFact> followersOf(long offset) throws SQLException {
        var followers = new ArrayList<EventFact>();
        for (var record = events.peek();
                record != null && record.commandOffset() == offset;
                record = events.peek()) {
            events.next();
            var event = take(record);
            if (event != null) {
                followers.add(event);
            }
        }
        return followers;
    }

    /** Events that name a command which isn't there, or one that was passed already. */
    private void orphansBefore(long offset) throws SQLException {
        for (var record = events.peek();
                record != null && record.commandOffset() < offset;
                record = events.peek()) {
            events.next();
            var event = take(record);
            if (event != null) {
                findings.at(event.recordedAt());
                findings.violated(
                        Promise.H2,
                        "I-2.3",
                        event,
                        "the command at %d that it names is not there, or was decided before"
                                .formatted(record.commandOffset()));
                practice(event.practiceId()).on(event);
                views.on(event);
            }
        }
    }

    /** The event, if it can be read and is asked about. */
    private @Nullable EventFact take(EventRead read) {
        findings.atNoTime();
        var event = read.event();
        if (event == null) {
            findings.require(
                    !scope.concerns(read.key()),
                    Promise.H1,
                    "I-1.6",
                    read.position(),
                    String.valueOf(read.unreadable()));
            return null;
        }
        if (!scope.concerns(read.key()) && !scope.concerns(event.practiceId())) {
            return null;
        }
        findings.looked(Promise.H1, "events");
        findings.require(
                event.practiceId().equals(read.key()),
                Promise.H1,
                "I-1.3",
                read.position(),
                "its key is not its practice");
        return event;
    }

    private PracticeAudit practice(String practiceId) {
        return practices.computeIfAbsent(practiceId, id -> new PracticeAudit(id, findings));
    }

    @Override
    public void close() throws SQLException {
        commands.close();
        events.close();
        if (receipts != null) {
            receipts.close();
        }
        views.close();
    }
}
