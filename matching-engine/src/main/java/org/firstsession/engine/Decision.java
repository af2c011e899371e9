// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.calendar.WorkingTime;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.log.EventMeta;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The events of one command while they are being decided, numbered on from the book's last. What
 * was decided so far can be looked at: it is applied to a branch of the book, never to the book.
 */
final class Decision {

    /** From this silence on, the log had a gap: the clock writes every five minutes. */
    private static final Duration GAP = Duration.ofMinutes(6);

    /** Grace beside the gap itself, for whoever comes back together with the service. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Book before;
    private final CommandId commandId;
    private final ActorRole role;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();
    private @Nullable Book branch;
    private int applied;
    private boolean hasNewRules;

    Decision(Book before, CommandId commandId, ActorRole role, Instant now) {
        this.before = before;
        this.commandId = commandId;
        this.role = role;
        this.now = now;
    }

    /** In which role the command was given. */
    ActorRole role() {
        return role;
    }

    /** The book as it was before this command. */
    Book before() {
        return before;
    }

    /** The book with the events of this decision so far. */
    Book book() {
        if (events.isEmpty()) {
            return before;
        }
        if (branch == null) {
            branch = before.branch();
        }
        while (applied < events.size()) {
            branch.apply(events.get(applied++));
        }
        return branch;
    }

    /** The policy that holds after the events so far. */
    Policy policy() {
        return rules().policy();
    }

    /**
     * A book with the rules that hold now. Few decisions set others, and fold themselves for it.
     */
    private Book rules() {
        return hasNewRules ? book() : before;
    }

    /** The case as this decision has left it. */
    Case current(RequestId requestId) {
        return book().caseOf(requestId).orElseThrow();
    }

    /** The engine's now for this command. */
    Instant now() {
        return now;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    void add(Function<EventMeta, Event> event) {
        long seq = before.seq() + events.size() + 1;
        var next = event.apply(new EventMeta(before.practiceId(), seq, commandId, now));
        hasNewRules |= next instanceof Event.PracticeOpened || next instanceof Event.PolicySet;
        events.add(next);
    }

    void refuse(Command command, RefusalReason reason) {
        add(meta -> new Event.CommandRefused(meta, command.type(), requestOf(command), reason));
    }

    void needPerson(RequestId requestId, HumanNeed reason) {
        needPerson(requestId, null, reason);
    }

    /** Calls a person: within working hours, or around the clock when somebody may not be safe. */
    void needPerson(RequestId requestId, @Nullable SessionId sessionId, HumanNeed reason) {
        var policy = policy();
        var dueAt =
                reason == HumanNeed.SAFETY
                        ? now.plus(policy.lifetimes().safetyDue())
                        : WorkingTime.after(
                                now, policy.humanDue(), policy.workingHours(), rules().timeZone());
        add(meta -> new Event.HumanNeeded(meta, requestId, sessionId, reason, dueAt));
    }

    /**
     * Gives every open offer the time back that the log was silent, so that an outage never lets an
     * offer lapse under somebody who answers in time.
     */
    void makeUpForSilence() {
        var silence = Duration.between(before.now(), now);
        if (silence.compareTo(GAP) <= 0) {
            return;
        }
        var moved = silence.plus(GRACE);
        for (var id : before.openOffers()) {
            var one = before.caseOf(id).orElseThrow();
            if (!(one.state() instanceof CaseState.TherapistAsked)) {
                one.openOffer()
                        .ifPresent(offer ->
                                add(meta ->
                                        new Event.HoldExtended(
                                                meta,
                                                id,
                                                offer.offerId(),
                                                offer.expiresAt().plus(moved),
                                                ExtensionReason.LOG_GAP)));
            }
        }
    }

    static @Nullable RequestId requestOf(Command command) {
        return command instanceof Command.OfRequest ofRequest ? ofRequest.requestId() : null;
    }
}
