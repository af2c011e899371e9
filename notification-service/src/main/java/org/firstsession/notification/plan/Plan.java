// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what has to be told to whom and when. Reads no clock and no table, only who is on call.
 */
public final class Plan {

    /** A thank-you that is a day old would only puzzle. */
    private static final Duration THANKS = Duration.ofDays(1);

    private static final Duration NEWS = Duration.ofDays(5);

    private final Policy policy;
    private final QuietHours quiet;
    private final Rotas rotas;
    private final SessionPlan sessions;

    public Plan(Policy policy, Rotas rotas) {
        this.policy = policy;
        this.quiet = QuietHours.of(policy);
        this.rotas = rotas;
        this.sessions = new SessionPlan(policy, quiet);
    }

    /**
     * The messages that follow from a decision, clients first.
     *
     * <p>Each is planned as e-mail, but what goes to somebody who writes texts as a text; when the
     * recipient has chosen another way, that turns out when it leaves ({@link Routes}).
     *
     * @param audience the people of the request, as they are behind the decision
     */
    public List<Due> effectsOf(Decision decision, Audience audience) {
        return switch (decision) {
            case Decision.RequestReceived received -> received(received, audience);
            case Decision.PartnerInvited invited -> List.of(invitation(invited));
            case Decision.PartnerJoined joined ->
                    thanks(joined.about(), List.of(joined.partner()), audience);
            case Decision.AloneSuggested suggested ->
                    List.of(notTogether(suggested, suggested.personId(), suggested.answerBy()));
            case Decision.ContinuedAlone alone ->
                    alone.leftBehind().stream()
                            .map(other ->
                                    notTogether(alone, other, alone.about().decidedAt().plus(NEWS)))
                            .toList();
            case Decision.OfferMade offer -> offered(offer, audience);
            case Decision.TherapistAsked asked -> List.of(question(asked));
            case Decision.HumanNeeded needed -> called(needed, audience);
            case Decision.SessionConfirmed confirmed -> sessions.confirmed(confirmed, audience);
            case Decision.SessionMoved moved -> sessions.moved(moved, audience);
            case Decision.SessionCancelled cancelled -> sessions.cancelled(cancelled);
            case Decision.InvitationDeclined declined -> List.of();
            case Decision.PersonLeft left -> List.of();
            case Decision.RequestClosed closed -> List.of();
            case Decision.OfferExtended extended -> List.of();
            case Decision.OfferEnded ended -> List.of();
            case Decision.TaskDone done -> List.of();
            case Decision.HoldLifted lifted -> List.of();
            case Decision.WhereaboutsConfirmed confirmed -> List.of();
            case Decision.OutcomeRecorded recorded -> List.of();
            case Decision.OutcomeTakenBack takenBack -> List.of();
            case Decision.ChoiceRecorded recorded -> List.of();
        };
    }

    /** Whoever asked by text was thanked by the number that they wrote to. */
    private static List<Due> received(Decision.RequestReceived received, Audience audience) {
        return audience.byText()
                ? List.of()
                : thanks(received.about(), received.audience().people(), audience);
    }

    private static List<Due> thanks(
            Decision.About about, List<Audience.Person> people, Audience audience) {
        return people.stream()
                .map(person ->
                        new Due(
                                effect(
                                        about,
                                        about.requestId(),
                                        1,
                                        MessageKind.REQUEST_RECEIVED,
                                        client(person.id()),
                                        usual(audience)),
                                about.decidedAt(),
                                null,
                                about.decidedAt().plus(THANKS)))
                .toList();
    }

    /** The vault knows whether there is anybody to write to. */
    private static Due invitation(Decision.PartnerInvited invited) {
        var about = invited.about();
        return new Due(
                effect(
                        about,
                        about.requestId(),
                        1,
                        MessageKind.INVITATION,
                        new Recipient(Role.PARTNER, about.requestId()),
                        Channel.EMAIL),
                about.decidedAt(),
                null,
                invited.expiresAt());
    }

    private static Due notTogether(Decision decision, String personId, Instant until) {
        var about = decision.about();
        return new Due(
                effect(
                        about,
                        about.eventId(),
                        1,
                        MessageKind.NOT_TOGETHER,
                        client(personId),
                        Channel.EMAIL),
                about.decidedAt(),
                null,
                until);
    }

    /**
     * Who sits at the page sees the offer there. Of two with pages of their own at most one does,
     * so both are told; and so is everybody to whom an offer comes later.
     */
    private List<Due> offered(Decision.OfferMade offer, Audience audience) {
        boolean isSeen =
                switch (offer.occasion()) {
                    case ASKED_FOR -> !audience.byText();
                    case OTHER_HOURS -> true;
                    case REFILL, MOVE, REBOOKING, SAME_HOUR_ELSEWHERE, LATER -> false;
                };
        return isSeen && !audience.byInvitation()
                ? List.of()
                : audience.people().stream()
                        .map(person -> offered(offer, person, audience))
                        .toList();
    }

    private Due offered(Decision.OfferMade offer, Audience.Person person, Audience audience) {
        var about = offer.about();
        var kind =
                switch (offer.occasion()) {
                    case ASKED_FOR, OTHER_HOURS, LATER -> MessageKind.OFFER;
                    case REFILL -> MessageKind.REFILL_OFFER;
                    case MOVE -> MessageKind.MOVE_OFFER;
                    case REBOOKING -> MessageKind.REBOOKING;
                    case SAME_HOUR_ELSEWHERE -> MessageKind.REPLACEMENT_OFFER;
                };
        // Its deadline runs in waking hours only, so nobody has to be woken for it.
        var at =
                kind == MessageKind.REFILL_OFFER
                        ? quiet.earliestAllowed(about.decidedAt(), person.zone())
                        : about.decidedAt();
        return new Due(
                effect(
                        about,
                        offer.offerId(),
                        offer.round(),
                        kind,
                        client(person.id()),
                        usual(audience)),
                at,
                null,
                offer.expiresAt());
    }

    private Due question(Decision.TherapistAsked asked) {
        var about = asked.about();
        return new Due(
                effect(
                        about,
                        asked.offerId(),
                        1,
                        MessageKind.THERAPIST_QUESTION,
                        new Recipient(Role.THERAPIST, asked.slot().therapistId()),
                        Channel.EMAIL),
                about.decidedAt(),
                about.decidedAt().plus(policy.lateAfter()),
                asked.answerBy());
    }

    private List<Due> called(Decision.HumanNeeded needed, Audience audience) {
        var effects = new ArrayList<>(List.of(call(needed)));
        if (needed.isWorry() && needed.calls() == 0) {
            audience.people().forEach(person -> effects.add(promise(needed, person, audience)));
        }
        return effects;
    }

    /** Of two only the one who raised it is told, which the vault knows. */
    private static Due promise(
            Decision.HumanNeeded needed, Audience.Person person, Audience audience) {
        var about = needed.about();
        return new Due(
                effect(
                        about,
                        about.eventId(),
                        1,
                        MessageKind.CONTACT_PROMISE,
                        client(person.id()),
                        usual(audience)),
                about.decidedAt(),
                null,
                needed.dueAt());
    }

    /** Who is called again for the same gets to the next on the rota. */
    private Due call(Decision.HumanNeeded needed) {
        var about = needed.about();
        return new Due(
                effect(
                        about,
                        about.eventId(),
                        1,
                        MessageKind.HUMAN_NEEDED,
                        rotas.of(about.practiceId()).afterCalls(needed.calls()),
                        Channel.EMAIL),
                about.decidedAt(),
                about.decidedAt().plus(policy.lateAfter()),
                null);
    }

    private static Channel usual(Audience audience) {
        return audience.byText() ? Channel.TEXT_MESSAGE : Channel.EMAIL;
    }

    private static Effect effect(
            Decision.About about,
            String subjectId,
            int revision,
            MessageKind kind,
            Recipient recipient,
            Channel channel) {
        return new Effect(about.practiceId(), subjectId, revision, kind, recipient, channel);
    }

    static Recipient client(String personId) {
        return new Recipient(Role.CLIENT, personId);
    }
}
