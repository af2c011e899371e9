// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistReason;
import org.jspecify.annotations.Nullable;

/**
 * One request from the first question to its end. A step that the state doesn't allow throws.
 *
 * @param requestId the request
 * @param channel by which way it came in; it decides how long an offer lives
 * @param needs what is asked for
 * @param state where it stands
 * @param tasks what a person has to look at
 * @param hold what a safety concern keeps back; null for nothing
 * @param history what it has been through
 * @param version counts its events
 */
public record Case(
        RequestId requestId,
        Channel channel,
        Needs needs,
        CaseState state,
        List<HumanTask> tasks,
        @Nullable SafetyScope hold,
        History history,
        long version) {

    public Case {
        tasks = List.copyOf(tasks);
    }

    /** The case as {@code TrialRequested} makes it. */
    static Case requested(RequestId requestId, Channel channel, Needs needs) {
        return new Case(
                requestId,
                channel,
                needs,
                new CaseState.Waiting(false),
                List.of(),
                null,
                History.NONE,
                0);
    }

    /** Whether something is still to be decided or done by somebody. */
    public boolean isOpen() {
        return !(state instanceof CaseState.Closed);
    }

    /** The open offer, whatever it is for. */
    public Optional<Offer> openOffer() {
        return Optional.ofNullable(
                switch (state) {
                    case CaseState.Offered offered -> offered.offer();
                    case CaseState.TherapistAsked asked -> asked.offer();
                    case CaseState.Confirmed confirmed -> confirmed.move();
                    default -> null;
                });
    }

    /** The option whose therapist is asked, for a first session or for a move. */
    public Optional<Option> askedOption() {
        return state instanceof CaseState.TherapistAsked asked
                ? Optional.of(asked.option())
                : openOffer().filter(Offer::asked).map(offer -> offer.options().getFirst());
    }

    /** Whether a safety concern keeps matching back for the people who would come. */
    public boolean isHeldBack() {
        return hold == SafetyScope.ALL || (hold != null && needs.party() == PartyKind.COUPLE);
    }

    /** Whether the engine may make offers by itself. */
    public boolean mayBeMatched() {
        return !isHeldBack()
                && !needs.lacksPartner()
                && tasks.stream().noneMatch(task -> task.reason().stopsMatching());
    }

    /** The same case as if it asked for something else. */
    public Case asking(Needs other) {
        return with(other);
    }

    /** The same case as if these hours had been declined. */
    public Case notOffered(List<Slot> slots) {
        return with(history.without(slots));
    }

    /** When somebody or the passing of time has to do something next. */
    Optional<Instant> nextDue(Deadlines deadlines) {
        var next = deadlines.of(this).orElse(null);
        for (var task : tasks) {
            if (next == null || task.dueAt().isBefore(next)) {
                next = task.dueAt();
            }
        }
        return Optional.ofNullable(next);
    }

    Case invited(Instant expiresAt) {
        expect(CaseState.Waiting.class, "invite a partner");
        return with(new CaseState.Invited(expiresAt));
    }

    Case joined(Needs joint) {
        expect(CaseState.Invited.class, "be joined");
        return with(new CaseState.Waiting(false)).with(joint);
    }

    /** A no changes nothing before the deadline, not even for whoever looks at the case. */
    Case invitationDeclined() {
        expect(CaseState.Invited.class, "have an invitation declined");
        return this;
    }

    Case aloneSuggested(PersonId person, Instant answerBy) {
        return switch (state) {
            case CaseState.Invited invited -> with(new CaseState.AloneSuggested(person, answerBy));
            case CaseState.Waiting waiting -> with(new CaseState.AloneSuggested(person, answerBy));
            case CaseState.Waitlisted waitlisted ->
                    with(new CaseState.AloneSuggested(person, answerBy));
            default -> throw illegal("suggest to go on alone");
        };
    }

    /** The case with one person left; the state stays. */
    Case leftTo(PersonId person) {
        return with(needs.alone(person));
    }

    /** The case of one person; what a person must see of it first is asked anew. */
    Case continuedAlone(PersonId person) {
        switch (state) {
            case CaseState.Invited invited -> {}
            case CaseState.Waiting waiting -> {}
            case CaseState.Waitlisted waitlisted -> {}
            case CaseState.AloneSuggested suggested -> {}
            default -> throw illegal("go on alone");
        }
        return waiting(false).with(needs.alone(person)).withoutTasks(HumanNeed::stopsMatching);
    }

    Case waitlisted(Instant at, Instant reviewAt) {
        var listed =
                switch (state) {
                    case CaseState.Waiting waiting -> this;
                    case CaseState.Waitlisted waitlisted -> this;
                    case CaseState.Settled settled -> leavingSession(settled.session());
                    default -> throw illegal("be waitlisted");
                };
        var history = listed.history.waitlisted(at);
        var since = history.waitlistedAt() == null ? at : history.waitlistedAt();
        return listed.with(new CaseState.Waitlisted(since, reviewAt))
                .with(history)
                .withoutTasks(HumanNeed::isSettledByOffer);
    }

    Case offered(Offer offer) {
        var next =
                switch (state) {
                    case CaseState.Waiting waiting -> with(new CaseState.Offered(offer));
                    case CaseState.Waitlisted waitlisted -> with(new CaseState.Offered(offer));
                    case CaseState.Settled settled ->
                            leavingSession(settled.session()).with(new CaseState.Offered(offer));
                    case CaseState.Confirmed confirmed when confirmed.move() == null ->
                            with(new CaseState.Confirmed(confirmed.session(), offer));
                    default -> throw illegal("be offered anything");
                };
        return next.with(next.history.offered()).withoutTasks(HumanNeed::isSettledByOffer);
    }

    Case extended(Instant expiresAt, boolean byClient) {
        return withOffer(offer("get more time").extended(expiresAt, byClient));
    }

    Case consented(OptionId optionId, PersonId person, Instant expiresAt) {
        return withOffer(unasked("be agreed to").consented(optionId, person, expiresAt));
    }

    Case consentWithheld(PersonId person) {
        return withOffer(unasked("be declined").withheldBy(person));
    }

    /** The case as {@code OfferDeclined} leaves it: not offered these hours again. */
    Case offerDeclined() {
        var offer = unasked("be declined");
        return withoutOffer().with(history.without(offer.slots()));
    }

    /** The case after an offer lapsed; what was offered from the waitlist isn't offered again. */
    Case offerExpired() {
        if (state instanceof CaseState.TherapistAsked) {
            throw illegal("lapse");
        }
        var offer = offer("lapse");
        var ended = withoutOffer();
        if (offer.occasion() == OfferOccasion.REFILL) {
            return ended.with(ended.history.without(offer.slots()).lapsedRefill());
        }
        return offer.withheld().isEmpty()
                ? ended
                : ended.with(ended.history.without(offer.slots()));
    }

    Case offerWithdrawn() {
        offer("be taken back");
        return withoutOffer();
    }

    Case therapistAsked(Option option, Instant answerBy) {
        return switch (state) {
            case CaseState.Offered offered ->
                    with(new CaseState.TherapistAsked(offered.offer(), option, answerBy));
            case CaseState.Confirmed confirmed ->
                    withOffer(unasked("ask a therapist").askedFor(option.optionId(), answerBy));
            default -> throw illegal("ask a therapist");
        };
    }

    Case therapistDeclined(TherapistId therapist, TherapistReason reason) {
        var option = askedOption().orElseThrow(() -> illegal("be declined by a therapist"));
        var without = history.without(List.of(option.slot()));
        return withoutOffer()
                .with(reason == TherapistReason.SCOPE ? without.passingOver(therapist) : without)
                .withoutTasks(need -> need == HumanNeed.THERAPIST_SILENT);
    }

    Case confirmed(Session session) {
        var from =
                switch (state) {
                    case CaseState.Invited invited -> throw illegal("be confirmed");
                    case CaseState.Closed closed -> throw illegal("be confirmed");
                    case CaseState.Confirmed confirmed -> throw illegal("be confirmed");
                    case CaseState.Settled settled -> leavingSession(settled.session());
                    default -> this;
                };
        return from.with(new CaseState.Confirmed(session, null))
                .with(from.history.booked())
                .withoutTasks(HumanNeed::isSettledByOffer);
    }

    Case rescheduled(Slot slot, int revision) {
        var confirmed = expect(CaseState.Confirmed.class, "be moved");
        return with(new CaseState.Confirmed(confirmed.session().movedTo(slot, revision), null))
                .withoutTasks(HumanNeed::isAboutSession);
    }

    /** The case after its session was cancelled; that hour isn't offered to it again. */
    Case cancelled() {
        var confirmed = expect(CaseState.Confirmed.class, "be cancelled");
        return waiting(false)
                .with(history.without(List.of(confirmed.session().slot())))
                .withoutTasks(HumanNeed::isAboutSession);
    }

    Case outcome(PersonId person, @Nullable Outcome outcome, Instant answerBy) {
        return switch (state) {
            case CaseState.Confirmed confirmed -> {
                var session = confirmed.session().with(person, outcome);
                var next =
                        session.isComplete(needs.personIds())
                                ? new CaseState.Settled(session, List.of(), answerBy)
                                : new CaseState.Confirmed(session, confirmed.move());
                yield with(next).withoutTasks(need -> need == HumanNeed.OUTCOME_MISSING);
            }
            case CaseState.Settled settled ->
                    with(new CaseState.Confirmed(settled.session().with(person, outcome), null))
                            .withoutTasks(HumanNeed::isSettledByOffer);
            case CaseState.Waiting waiting -> reopened(person, outcome);
            case CaseState.Waitlisted waitlisted -> reopened(person, outcome);
            default -> throw illegal("have an outcome");
        };
    }

    Case chosen(PersonChoice choice) {
        var settled = expect(CaseState.Settled.class, "be continued");
        var choices = new ArrayList<>(settled.choices());
        choices.removeIf(one -> one.personId().equals(choice.personId()));
        choices.add(choice);
        var session = settled.session();
        var next = with(new CaseState.Settled(session, choices, settled.answerBy()));
        return (choice.choice() == Choice.ANOTHER_THERAPIST
                        ? next.with(history.passingOver(session.slot().therapistId()))
                        : next)
                .withoutTasks(need -> need == HumanNeed.CHOICE_MISSING);
    }

    Case inState(PersonId person, String stateCode) {
        return with(needs.with(needs.person(person).inState(stateCode)));
    }

    Case heldBack(SafetyScope scope) {
        var wider = hold == SafetyScope.ALL ? SafetyScope.ALL : scope;
        return new Case(requestId, channel, needs, state, tasks, wider, history, version);
    }

    Case released() {
        return new Case(requestId, channel, needs, state, tasks, null, history, version)
                .withoutTasks(need -> need == HumanNeed.SAFETY);
    }

    Case needsPerson(HumanTask task) {
        var more = new ArrayList<>(tasks);
        more.removeIf(one -> one.reason() == task.reason());
        more.add(task);
        // A reminder finds the request wherever a person has brought it by now: it only stops who
        // still waits, and takes nobody's session away.
        boolean stops = task.reason().stopsMatching() && state instanceof CaseState.Waiting;
        return (stops ? waiting(true) : this).with(more);
    }

    /** The case after somebody looked; a safety concern stays until it is lifted. */
    Case lookedAt(@Nullable Instant waitUntil) {
        var next = state instanceof CaseState.Waiting && waitUntil == null ? waiting(false) : this;
        if (waitUntil == null) {
            return next.with(history.lookedAt()).withoutTasks(need -> need != HumanNeed.SAFETY);
        }
        return next.with(
                tasks.stream()
                        .map(task ->
                                task.reason() == HumanNeed.SAFETY
                                        ? task
                                        : new HumanTask(task.reason(), waitUntil))
                        .toList());
    }

    Case closed(Instant at) {
        var from =
                switch (state) {
                    case CaseState.Offered offered -> throw illegal("close");
                    case CaseState.TherapistAsked asked -> throw illegal("close");
                    case CaseState.Confirmed confirmed -> throw illegal("close");
                    case CaseState.Closed closed -> throw illegal("close");
                    case CaseState.Settled settled -> leavingSession(settled.session());
                    default -> this;
                };
        return from.with(new CaseState.Closed(at)).with(List.<HumanTask>of());
    }

    Case counted() {
        return new Case(requestId, channel, needs, state, tasks, hold, history, version + 1);
    }

    private Case leavingSession(Session session) {
        return with(history.over(session, session.has(Outcome.NO_SHOW)));
    }

    private Case reopened(PersonId person, @Nullable Outcome outcome) {
        var settled = history.settled();
        if (settled == null) {
            throw illegal("have an outcome");
        }
        return with(new CaseState.Confirmed(settled.with(person, outcome), null))
                .with(history.reopened(settled, settled.has(Outcome.NO_SHOW)))
                .withoutTasks(HumanNeed::isSettledByOffer);
    }

    private Offer offer(String what) {
        return openOffer().orElseThrow(() -> illegal(what));
    }

    /**
     * The open offer, while no therapist is asked: from then on only the therapist's answer counts.
     */
    private Offer unasked(String what) {
        if (askedOption().isPresent()) {
            throw illegal(what);
        }
        return offer(what);
    }

    private Case withOffer(Offer offer) {
        return switch (state) {
            case CaseState.Offered offered -> with(new CaseState.Offered(offer));
            case CaseState.Confirmed confirmed ->
                    with(new CaseState.Confirmed(confirmed.session(), offer));
            default -> throw illegal("change an offer");
        };
    }

    private Case withoutOffer() {
        return state instanceof CaseState.Confirmed confirmed
                ? with(new CaseState.Confirmed(confirmed.session(), null))
                : waiting(false);
    }

    private Case waiting(boolean person) {
        return with(new CaseState.Waiting(person));
    }

    private <S extends CaseState> S expect(Class<S> type, String what) {
        if (!type.isInstance(state)) {
            throw illegal(what);
        }
        return type.cast(state);
    }

    private Case with(CaseState next) {
        return new Case(requestId, channel, needs, next, tasks, hold, history, version);
    }

    private Case with(Needs next) {
        return new Case(requestId, channel, next, state, tasks, hold, history, version);
    }

    private Case with(History next) {
        return new Case(requestId, channel, needs, state, tasks, hold, next, version);
    }

    private Case with(List<HumanTask> next) {
        return new Case(requestId, channel, needs, state, next, hold, history, version);
    }

    private Case withoutTasks(Predicate<HumanNeed> settled) {
        if (tasks.isEmpty()) {
            return this;
        }
        return with(tasks.stream().filter(task -> !settled.test(task.reason())).toList());
    }

    private IllegalStateException illegal(String what) {
        return new IllegalStateException(
                "request %s can't %s when it is %s".formatted(requestId, what, state));
    }
}
