// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Offer;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.log.EventMeta;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.jspecify.annotations.Nullable;

/** The events of one command while they are being decided, numbered on from the book's last. */
final class Decision {

    /** From this silence on, the log had a gap: the clock writes every five minutes. */
    private static final Duration GAP = Duration.ofMinutes(6);

    /** Grace beside the gap itself, for whoever comes back together with the service. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Book book;
    private final CommandId commandId;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();
    private Duration holdsMovedBy = Duration.ZERO;

    Decision(Book book, CommandId commandId, Instant now) {
        this.book = book;
        this.commandId = commandId;
        this.now = now;
    }

    Book book() {
        return book;
    }

    /** The engine's now for this command. */
    Instant now() {
        return now;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    void add(Function<EventMeta, Event> event) {
        long seq = book.seq() + events.size() + 1;
        events.add(event.apply(new EventMeta(book.practiceId(), seq, commandId, now)));
    }

    void refuse(Command command, RefusalReason reason) {
        add(meta -> new Event.CommandRefused(meta, command.type(), requestOf(command), reason));
    }

    void needPerson(
            @Nullable RequestId requestId, @Nullable SessionId sessionId, HumanNeed reason) {
        var dueAt = now.plus(book.policy().humanDue());
        add(meta -> new Event.HumanNeeded(meta, requestId, sessionId, reason, dueAt));
    }

    /**
     * Gives every open offer the time back that the log was silent, so that an outage never lets an
     * offer lapse under somebody who answers in time.
     */
    void makeUpForSilence() {
        var silence = Duration.between(book.now(), now);
        if (silence.compareTo(GAP) <= 0) {
            return;
        }
        var moved = silence.plus(GRACE);
        for (var one : book.openOffers()) {
            if (one.state() instanceof CaseState.Offered offered) {
                var offer = offered.offer();
                add(meta ->
                        new Event.HoldExtended(
                                meta,
                                one.requestId(),
                                offer.offerId(),
                                offer.expiresAt().plus(moved),
                                ExtensionReason.LOG_GAP));
            }
        }
        holdsMovedBy = moved;
    }

    /** When an offer ends, with what this decision itself has given back. */
    Instant expiryOf(Offer offer) {
        return offer.expiresAt().plus(holdsMovedBy);
    }

    static @Nullable RequestId requestOf(Command command) {
        return command instanceof Command.OfRequest ofRequest ? ofRequest.requestId() : null;
    }
}
