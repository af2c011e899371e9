// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistReason;

/** All steps of a case, and a case in every state. */
final class CaseSteps {

    static final Instant TEN = Instant.parse("2026-09-07T17:00:00Z");
    static final Slot SLOT =
            new Slot(
                    new TherapistId("ana"),
                    TEN,
                    TEN.plusSeconds(3_000),
                    TEN.plusSeconds(3_600),
                    Format.VIRTUAL,
                    null,
                    null);
    static final Option OPTION = new Option(new OptionId("r1-o1-1"), SLOT, List.of());
    static final PersonId PERSON = new PersonId("p1");
    static final Offer OFFER =
            new Offer(
                    new OfferId("r1-o1"),
                    OfferOccasion.FIRST,
                    TEN.minusSeconds(60),
                    0,
                    List.of(OPTION),
                    false,
                    List.of(),
                    List.of(),
                    false);
    static final Session SESSION = new Session(new SessionId("r1-s1"), 1, SLOT, List.of());
    static final List<String> STATES =
            List.of(
                    "invited",
                    "waiting",
                    "waitlisted",
                    "offered",
                    "asked",
                    "suggested",
                    "confirmed",
                    "settled",
                    "moving",
                    "asked-to-move",
                    "missed",
                    "closed");

    /**
     * A step.
     *
     * <p>Each has the event that takes it and the states of {@link #inState} that allow it.
     */
    enum Step {
        INVITE("PartnerInvited", "waiting", one -> one.invited(TEN)),
        JOIN("PartnerJoined", "invited", one -> one.joined(one.needs())),
        DECLINE_INVITATION("InvitationDeclined", "invited", Case::invitationDeclined),
        SUGGEST_ALONE(
                "IndividualTrialSuggested",
                "invited,waiting,waitlisted,missed",
                one -> one.aloneSuggested(PERSON, TEN)),
        GO_ON_ALONE(
                "ContinuedAlone",
                "invited,waiting,waitlisted,suggested,missed",
                one -> one.continuedAlone(PERSON)),
        WAITLIST(
                "RequestWaitlisted",
                "waiting,waitlisted,settled,missed",
                one -> one.waitlisted(TEN, TEN)),
        MAKE_OFFER(
                "TrialOffered",
                "waiting,waitlisted,settled,confirmed,missed",
                one -> one.offered(OFFER)),
        EXTEND("HoldExtended", "offered,moving,asked-to-move", one -> one.extended(TEN, true)),
        CONSENT(
                "OptionConsented",
                "offered,moving",
                one -> one.consented(OPTION.optionId(), PERSON, TEN)),
        WITHHOLD("ConsentWithheld", "offered,moving", one -> one.consentWithheld(PERSON)),
        EXPIRE("OfferExpired", "offered,moving,asked-to-move", Case::offerExpired),
        DECLINE("OfferDeclined", "offered,moving", Case::offerDeclined),
        WITHDRAW_OFFER(
                "OfferWithdrawn", "offered,asked,moving,asked-to-move", Case::offerWithdrawn),
        ASK_THERAPIST("TherapistAsked", "offered,moving", one -> one.therapistAsked(OPTION, TEN)),
        DECLINE_BY_THERAPIST(
                "TherapistDeclined",
                "asked,asked-to-move",
                one -> one.therapistDeclined(SLOT.therapistId(), TherapistReason.ILL)),
        CONFIRM(
                "TrialConfirmed",
                "waiting,waitlisted,offered,asked,suggested,settled,missed",
                one -> one.confirmed(SESSION)),
        MOVE("TrialRescheduled", "confirmed,moving,asked-to-move", one -> one.rescheduled(SLOT, 2)),
        CANCEL("TrialCancelled", "confirmed,moving,asked-to-move", Case::cancelled),
        RECORD(
                "OutcomeRecorded",
                "confirmed,moving,asked-to-move,settled,missed",
                one -> one.outcome(PERSON, Outcome.ATTENDED, TEN)),
        TAKE_BACK(
                "OutcomeRecorded",
                "confirmed,moving,asked-to-move,settled,missed",
                one -> one.outcome(PERSON, null, TEN)),
        CHOOSE(
                "ChoiceRecorded",
                "settled",
                one -> one.chosen(new PersonChoice(PERSON, Choice.STOP))),
        CLOSE(
                "RequestClosed",
                "invited,waiting,waitlisted,suggested,settled,missed",
                one -> one.closed(TEN));

        private final String event;
        private final List<String> from;
        private final UnaryOperator<Case> taken;

        Step(String event, String from, UnaryOperator<Case> taken) {
            this.event = event;
            this.from = List.of(from.split(","));
            this.taken = taken;
        }

        /** The type of the event that takes the step. */
        String event() {
            return event;
        }

        List<String> from() {
            return from;
        }

        Case take(Case one) {
            return taken.apply(one);
        }
    }

    private CaseSteps() {}

    static Case inState(String state) {
        var client =
                new Participant(
                        PERSON,
                        "CA",
                        null,
                        null,
                        ZoneId.of("America/Los_Angeles"),
                        List.of(),
                        List.of(),
                        null,
                        AgeStatement.ADULT,
                        List.of());
        var needs =
                new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(client),
                        FormatWish.EITHER,
                        null,
                        List.of(),
                        null,
                        null);
        var waiting = Case.requested(new RequestId("r1"), Channel.WEB, needs);
        var offered = waiting.offered(OFFER);
        var confirmed = offered.confirmed(SESSION);
        return switch (state) {
            case "invited" -> waiting.invited(TEN);
            case "waiting" -> waiting;
            case "waitlisted" -> waiting.waitlisted(TEN, TEN);
            case "offered" -> offered;
            case "asked" -> offered.therapistAsked(OPTION, TEN);
            case "suggested" -> waiting.aloneSuggested(PERSON, TEN);
            case "confirmed" -> confirmed;
            case "moving" -> confirmed.offered(OFFER);
            case "asked-to-move" -> confirmed.offered(OFFER).therapistAsked(OPTION, TEN);
            case "missed" -> confirmed.outcome(PERSON, Outcome.NO_SHOW, TEN).waitlisted(TEN, TEN);
            case "settled" -> confirmed.outcome(PERSON, Outcome.ATTENDED, TEN);
            case "closed" -> waiting.closed(TEN);
            default -> throw new IllegalArgumentException(state);
        };
    }
}
