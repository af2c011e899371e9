// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.ChoiceRecorded;
import org.firstsession.events.CloseReason;
import org.firstsession.events.ConsentWithheld;
import org.firstsession.events.ContinuedAlone;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.IndividualTrialSuggested;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.OfferOccasion;
import org.firstsession.events.OfferWithdrawn;
import org.firstsession.events.OptionConsented;
import org.firstsession.events.OutcomeRecorded;
import org.firstsession.events.PartnerInvited;
import org.firstsession.events.PartnerJoined;
import org.firstsession.events.PersonWithdrew;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.RequestWaitlisted;
import org.firstsession.events.TherapistAsked;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.events.TrialRescheduled;
import org.firstsession.events.WhereaboutsConfirmed;
import org.firstsession.intake.view.RequestCase.ClosedBecause;
import org.firstsession.intake.view.RequestCase.Hour;
import org.firstsession.intake.view.RequestCase.Option;
import org.firstsession.intake.view.RequestCase.Side;
import org.firstsession.types.Choice;
import org.firstsession.types.Counterfactual;
import org.firstsession.types.CriterionPoints;
import org.firstsession.types.Explanation;
import org.firstsession.types.Format;
import org.firstsession.types.Needs;
import org.firstsession.types.Outcome;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Slot;
import org.jspecify.annotations.Nullable;

/** What an event makes of a request. The one place where events turn into the client's view. */
public final class CaseFold {

    private CaseFold() {}

    /** The request that an event is about, or null when it changes no request's view. */
    static @Nullable String requestId(SpecificRecord event) {
        return switch (event) {
            case TrialRequested e -> e.getRequestId();
            case PartnerInvited e -> e.getRequestId();
            case PartnerJoined e -> e.getRequestId();
            case IndividualTrialSuggested e -> e.getRequestId();
            case ContinuedAlone e -> e.getRequestId();
            case PersonWithdrew e -> e.getRequestId();
            case OptionConsented e -> e.getRequestId();
            case ConsentWithheld e -> e.getRequestId();
            case TherapistAsked e -> e.getRequestId();
            case TrialOffered e -> e.getRequestId();
            case HoldExtended e -> e.getRequestId();
            case OfferDeclined e -> e.getRequestId();
            case OfferExpired e -> e.getRequestId();
            case OfferWithdrawn e -> e.getRequestId();
            case RequestWaitlisted e -> e.getRequestId();
            case TrialRescheduled e -> e.getRequestId();
            case TrialConfirmed e -> e.getRequestId();
            case TrialCancelled e -> e.getRequestId();
            case WhereaboutsConfirmed e -> e.getRequestId();
            case OutcomeRecorded e -> e.getRequestId();
            case ChoiceRecorded e -> e.getRequestId();
            case RequestClosed e -> e.getRequestId();
            default -> null;
        };
    }

    static RequestCase apply(RequestCase before, SpecificRecord event) {
        return switch (event) {
            case TrialRequested e ->
                    before.toRequested(e.getSeq(), couple(e.getNeeds()), sides(e.getNeeds()));
            case PartnerInvited e -> before.toInvited(e.getSeq(), e.getExpiresAt());
            case PartnerJoined e -> before.toJoined(e.getSeq(), side(e.getPartner()));
            case IndividualTrialSuggested e -> before.toAloneSuggested(e.getSeq(), e.getPersonId());
            case ContinuedAlone e -> before.toAlone(e.getSeq(), e.getPersonId());
            case PersonWithdrew e -> before.toLeftBy(e.getSeq(), e.getPersonId());
            case OptionConsented e ->
                    before.toConsented(
                            e.getSeq(), e.getPersonId(), e.getOptionId(), e.getExpiresAt());
            case ConsentWithheld e -> before.toWithheld(e.getSeq(), e.getPersonId());
            case TherapistAsked e -> before.toTherapistAsked(e.getSeq());
            case TrialOffered e when e.getOccasion() == OfferOccasion.MOVE ->
                    before.toMoveOffered(e.getSeq(), offer(e));
            case TrialOffered e -> before.toOffered(e.getSeq(), offer(e), fit(e.getExplanation()));
            case HoldExtended e ->
                    before.toExtended(
                            e.getSeq(),
                            e.getExpiresAt(),
                            e.getReason() == ExtensionReason.CLIENT_ASKED);
            case OfferDeclined e -> before.toOfferEnded(e.getSeq());
            case OfferExpired e -> before.toOfferEnded(e.getSeq());
            case OfferWithdrawn e -> before.toOfferTakenBack(e.getSeq());
            case RequestWaitlisted e -> before.toWaitlisted(e.getSeq(), fit(e.getExplanation()));
            case TrialRescheduled e ->
                    before.toMoved(e.getSeq(), e.getRevision(), hour(e.getSlot()));
            case TrialConfirmed e -> before.toConfirmed(e.getSeq(), session(e));
            case TrialCancelled e ->
                    before.toCancelled(e.getSeq(), e.getRevision(), e.getRecordedAt());
            case WhereaboutsConfirmed e ->
                    before.toSeated(e.getSeq(), e.getPersonId(), e.getState());
            case OutcomeRecorded e ->
                    before.toOutcome(
                            e.getSeq(), e.getPersonId(), outcomeOf(e.getOutcome()).orElse(null));
            case ChoiceRecorded e ->
                    before.toChosen(e.getSeq(), e.getPersonId(), nextOf(e.getChoice()));
            case RequestClosed e ->
                    before.toClosed(e.getSeq(), reason(e.getReason()), e.getRecordedAt());
            default -> before;
        };
    }

    private static Offer offer(TrialOffered event) {
        return new Offer(
                event.getOfferId(),
                event.getExpiresAt(),
                0,
                event.getOptions().stream()
                        .map(option ->
                                new Option(
                                        option.getOptionId(),
                                        hour(option.getSlot()),
                                        why(option.getWhy())))
                        .toList(),
                List.of(),
                List.of());
    }

    private static List<String> why(List<CriterionPoints> points) {
        return points.stream()
                .filter(one -> one.getPoints() > 0)
                .map(one -> one.getCriterion().name())
                .toList();
    }

    private static Fit fit(Explanation explanation) {
        return new Fit(
                explanation.getConsidered(),
                explanation.getRemoved().stream()
                        .map(one -> new Fit.Removed(one.getRule().name(), one.getTherapists()))
                        .toList(),
                explanation.getCounterfactuals().stream().map(CaseFold::opening).toList());
    }

    private static Fit.Opening opening(Counterfactual one) {
        var day = one.getDay();
        var part = one.getPart();
        return new Fit.Opening(
                one.getRelaxation().name(),
                day == null ? null : day.name(),
                part == null ? null : part.name(),
                one.getMoreTherapists());
    }

    private static @Nullable Couple couple(Needs needs) {
        var people = needs.getParticipants();
        return needs.getParty() == PartyKind.COUPLE
                ? Couple.of(
                        people.getFirst().getPersonId(),
                        people.size() > 1 ? people.getLast().getPersonId() : null)
                : null;
    }

    private static List<Side> sides(Needs needs) {
        return needs.getParticipants().stream().map(CaseFold::side).toList();
    }

    private static Side side(Participant person) {
        return new Side(person.getPersonId(), person.getState(), person.getPlan());
    }

    private static Session session(TrialConfirmed event) {
        return Session.booked(
                event.getSessionId(),
                event.getRevision(),
                event.getOptionId(),
                hour(event.getSlot()),
                event.getPersonIds());
    }

    private static Hour hour(Slot slot) {
        return new Hour(
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getFormat() == Format.VIRTUAL,
                slot.getOfficeId());
    }

    /** Somebody who came late was there; where nobody was, no session took place. */
    public static Optional<Session.Outcome> outcomeOf(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> Optional.empty();
            case ATTENDED, LATE -> Optional.of(Session.Outcome.ATTENDED);
            case NO_SHOW, NOBODY_THERE -> Optional.of(Session.Outcome.NO_SHOW);
            case CANCELLED_LATE -> Optional.of(Session.Outcome.CANCELLED);
            case UNKNOWN -> Optional.empty();
        };
    }

    public static Session.Next nextOf(Choice choice) {
        return switch (choice) {
            case CONTINUE -> Session.Next.CONTINUE;
            case ANOTHER_THERAPIST -> Session.Next.ANOTHER_THERAPIST;
            // A wish that this reader doesn't know yet must not promise anything.
            case STOP, UNKNOWN -> Session.Next.STOP;
        };
    }

    private static @Nullable ClosedBecause reason(CloseReason reason) {
        return switch (reason) {
            case WITHDRAWN -> ClosedBecause.WITHDRAWN;
            case CANCELLED -> ClosedBecause.CANCELLED;
            case CONTINUES -> ClosedBecause.CONTINUES;
            case STOPPED -> ClosedBecause.STOPPED;
            case BY_PRACTICE -> ClosedBecause.BY_PRACTICE;
            case UNKNOWN -> null;
        };
    }
}
