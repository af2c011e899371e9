// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What the one who asked can see: the state of the request, the open offer, the session, the
 * suggestion to go on alone, and the answers to what they did themselves.
 */
final class AskerView {

    private final RequestId request;
    private final PersonId asker;
    private String state = "received";
    private List<Option> options = List.of();
    private @Nullable Instant expiresAt;
    private @Nullable Slot session;
    private boolean suggested;

    private AskerView(RequestId request, PersonId asker) {
        this.request = request;
        this.asker = asker;
    }

    /** The view after each command, in words. */
    static List<String> of(
            RequestId request,
            PersonId asker,
            List<Command> commands,
            List<List<Event>> decisions) {
        var view = new AskerView(request, asker);
        var frames = new ArrayList<String>();
        for (int i = 0; i < commands.size(); i++) {
            var answer = "";
            for (var event : decisions.get(i)) {
                if (request.equals(event.requestId())) {
                    view.saw(event);
                    answer = view.isOwn(commands.get(i)) ? view.answer(event) : answer;
                }
            }
            frames.add(view + answer);
        }
        return frames;
    }

    private void saw(Event event) {
        switch (event) {
            case Event.PartnerInvited it -> state = "awaiting partner until " + it.expiresAt();
            case Event.PartnerJoined it -> state = "waiting";
            case Event.TrialOffered it -> {
                state = "offered " + it.offerId();
                options = it.options();
                expiresAt = it.expiresAt();
            }
            case Event.HoldExtended it -> expiresAt = it.expiresAt();
            case Event.OptionConsented it -> {
                state = it.personId().equals(asker) ? "awaiting partner" : state;
                options =
                        options.stream()
                                .filter(one -> one.optionId().equals(it.optionId()))
                                .toList();
                expiresAt = it.expiresAt();
            }
            case Event.OfferDeclined it -> end("waiting");
            case Event.OfferExpired it -> end("waiting");
            case Event.OfferWithdrawn it -> end("waiting");
            case Event.TherapistAsked it -> {
                state = session == null ? "awaiting therapist" : state;
                options = List.of();
            }
            case Event.TherapistDeclined it -> end("waiting");
            case Event.RequestWaitlisted it -> end("waitlisted");
            case Event.TrialConfirmed it -> book(it.slot());
            case Event.TrialRescheduled it -> book(it.slot());
            case Event.TrialCancelled it -> {
                session = null;
                end("waiting");
            }
            case Event.IndividualTrialSuggested it -> suggested = true;
            case Event.ContinuedAlone it -> {
                suggested = false;
                end("waiting");
            }
            case Event.RequestClosed it -> end("closed " + it.reason());
            default -> {}
        }
    }

    private void book(Slot slot) {
        end("confirmed");
        session = slot;
    }

    private void end(String next) {
        options = List.of();
        expiresAt = null;
        state = session == null || next.startsWith("closed") ? next : "confirmed";
    }

    private boolean isOwn(Command command) {
        return command instanceof Command.OfClient own && own.personId().equals(asker);
    }

    private String answer(Event event) {
        return event instanceof Event.CommandRefused refused
                ? " refused " + refused.reason()
                : " done";
    }

    @Override
    public String toString() {
        return "%s of %s: %s until %s, session %s, alone? %s"
                .formatted(state, request, options, expiresAt, session, suggested);
    }
}
