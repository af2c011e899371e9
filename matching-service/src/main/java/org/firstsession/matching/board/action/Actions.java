// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Carries actions out: words into the vault, a row into the audit, the command onto the log, in
 * this order, so that nothing is on the log that nobody answers for.
 */
@Component
@Profile("board")
public class Actions {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final ActionLog log;
    private final BoardCommands commands;
    private final Outcomes outcomes;
    private final BoardWork work;
    private final People people;
    private final InstantSource time;

    Actions(
            ActionLog log,
            BoardCommands commands,
            Outcomes outcomes,
            BoardWork work,
            People people,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.log = log;
        this.commands = commands;
        this.outcomes = outcomes;
        this.work = work;
        this.people = people;
        this.time = boardTime;
    }

    /**
     * Carries an action out and waits a moment for the decision.
     *
     * @return the command's id; null for an action that stays on the board
     * @throws Typed.Fault when the form can't be used
     * @throws BoardCommands.NotAcknowledgedException when it isn't certain that it was taken
     * @throws org.firstsession.matching.board.people.PeopleUnavailableException when its words
     *     can't be kept
     */
    @Nullable String perform(Staff staff, ActionKind kind, Situation at, Typed typed) {
        var reason = typed.reason(kind);
        var note = typed.note().orElse(null);
        var noteId = note == null ? null : noteOf(typed.commandId()).toString();
        // A form that can't be used leaves nothing behind, so the command is made first.
        var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
        var command =
                new StaffCommands(now, actor(staff, kind, at), at, typed, reason, noteId).of(kind);
        if (note != null && noteId != null) {
            people.note(at.practiceId(), at.requestId(), noteId, staff.username(), note);
        }
        if (command == null) {
            work.perform(staff, kind, at, typed);
            log.add(staff, at.practiceId(), at.requestId(), kind.name(), reason, noteId);
            return null;
        }
        give(staff, at.practiceId(), at.requestId(), kind.name(), reason, noteId, command);
        return (String) command.get("commandId");
    }

    /**
     * Puts a command on the log, and waits a moment for the decision.
     *
     * @param requestId null for what concerns the practice
     * @throws BoardCommands.NotAcknowledgedException when it isn't certain that it was taken
     */
    public void give(
            Staff staff,
            String practiceId,
            @Nullable String requestId,
            String action,
            String reason,
            @Nullable String noteId,
            SpecificRecordBase command) {
        send(note(staff, practiceId, requestId, action, reason, noteId, command));
    }

    /**
     * Puts a command on record, as is done before it goes out.
     *
     * @param requestId null for what concerns the practice
     * @return what is to be sent: what was given once is given again as it was
     */
    public <T extends SpecificRecordBase> T note(
            Staff staff,
            String practiceId,
            @Nullable String requestId,
            String action,
            String reason,
            @Nullable String noteId,
            T command) {
        var bytes =
                log.add(
                        staff,
                        practiceId,
                        requestId,
                        action,
                        reason,
                        noteId,
                        (String) command.get("commandId"),
                        encoded(command));
        return decoded(command, bytes);
    }

    /**
     * Puts a command that is on record on the log, and waits a moment for the decision.
     *
     * @throws BoardCommands.NotAcknowledgedException when it isn't certain that it was taken
     */
    public void send(SpecificRecordBase noted) {
        var practiceId = (String) noted.get("practiceId");
        var commandId = (String) noted.get("commandId");
        if (outcomes.of(practiceId, commandId).isEmpty()) {
            commands.send(noted);
            outcomes.await(practiceId, commandId, LONGEST_WAIT);
        }
    }

    /** What was given once is given again as it was: the same id, the same bytes. */
    static <T extends SpecificRecordBase> T decoded(T like, byte[] bytes) {
        try {
            return new BinaryMessageDecoder<T>(
                            SpecificData.getForClass(like.getClass()), like.getSchema())
                    .decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encoded(SpecificRecordBase command) {
        try {
            ByteBuffer bytes =
                    new BinaryMessageEncoder<SpecificRecordBase>(
                                    SpecificData.getForClass(command.getClass()),
                                    command.getSchema())
                            .encode(command);
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The note of a form has an id of its own, and the same one however often it is sent. */
    private static UUID noteOf(UUID commandId) {
        return UUID.nameUUIDFromBytes(("note of " + commandId).getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever is asked answers as the therapist, and for anybody else as what they are. */
    private static Actor actor(Staff staff, ActionKind kind, Situation at) {
        boolean theirs =
                kind == ActionKind.ANSWER
                        && staff.is(Role.THERAPIST)
                        && at.askedTherapist().equals(staff.therapistId());
        return theirs
                ? new Actor(ActorRole.THERAPIST, staff.accountId().toString())
                : actor(staff, kind);
    }

    /** In which role somebody gives what any coordinator may give. */
    public static Actor actor(Staff staff) {
        return actor(staff, ActionKind.CALL);
    }

    private static Actor actor(Staff staff, ActionKind kind) {
        boolean asLead = kind == ActionKind.LIFT || !staff.is(Role.COORDINATOR);
        var role =
                asLead && staff.is(Role.CLINICAL_LEAD)
                        ? ActorRole.CLINICAL_LEAD
                        : ActorRole.COORDINATOR;
        return new Actor(role, staff.accountId().toString());
    }
}
