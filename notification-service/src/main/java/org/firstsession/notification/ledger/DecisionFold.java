// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.ZoneId;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Due;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Plan;
import org.firstsession.notification.plan.Rotas;
import org.firstsession.notification.plan.Subject;
import org.springframework.stereotype.Component;

/**
 * Takes decisions over into the ledger, inside the caller's transaction. Reading the log again,
 * even from its start, changes nothing: what is there stays, no revision goes back, nothing that is
 * over comes to life, and what was taken before makes no messages.
 */
@Component
public class DecisionFold {

    private final Plan plan;
    private final Subjects subjects;
    private final RequestPeople people;
    private final Answers answers;
    private final Places places;
    private final Effects effects;

    DecisionFold(
            Subjects subjects,
            RequestPeople people,
            Answers answers,
            Places places,
            Effects effects,
            Rotas rotas,
            NotificationProperties properties) {
        this.subjects = subjects;
        this.people = people;
        this.answers = answers;
        this.places = places;
        this.effects = effects;
        this.plan = new Plan(properties.policy(), rotas);
    }

    /**
     * Remembers what messages depend on, and plans those that follow.
     *
     * @param isNews whether it is read for the first time
     */
    public void take(Decision decision, boolean isNews) {
        var whole = completed(decision);
        remember(whole);
        if (!isNews) {
            return;
        }
        var audience =
                whole instanceof Decision.RequestReceived received
                        ? received.audience()
                        : people.audience(whole.about());
        for (Due due : plan.effectsOf(whole, audience)) {
            effects.plan(due, whole.about());
        }
    }

    /** Remembers what a practice is called and by which clock it lives. */
    public void takePractice(String practiceId, String name, ZoneId timeZone) {
        places.practice(practiceId, name, timeZone);
    }

    /** Remembers a place. */
    public void takeOffice(String practiceId, String officeId, Office office) {
        places.office(practiceId, officeId, office);
    }

    /** Remembers by which clock a therapist lives. */
    public void takeTherapist(
            String practiceId, String therapistId, int profileVersion, ZoneId timeZone) {
        places.therapist(practiceId, therapistId, profileVersion, timeZone);
    }

    /** With what only the decisions before it tell. */
    private Decision completed(Decision decision) {
        return switch (decision) {
            case Decision.HumanNeeded needed -> needed.after(subjects.callsBefore(needed));
            case Decision.ContinuedAlone alone ->
                    alone.leaving(people.others(alone.about(), alone.personId()));
            default -> decision;
        };
    }

    private void remember(Decision decision) {
        var about = decision.about();
        switch (decision) {
            case Decision.RequestReceived received -> {
                subjects.add(about, Subject.REQUEST, about.requestId());
                people.add(received);
            }
            case Decision.PartnerInvited invited ->
                    subjects.add(about, Subject.INVITATION, about.requestId(), invited.expiresAt());
            case Decision.PartnerJoined joined -> {
                subjects.end(about, Subject.INVITATION);
                people.add(about, joined.partner());
            }
            case Decision.InvitationDeclined declined -> subjects.end(about, Subject.INVITATION);
            case Decision.AloneSuggested suggested -> {
                subjects.end(about, Subject.INVITATION);
                subjects.end(about, Subject.OFFER);
                subjects.add(about, Subject.SUGGESTION, about.eventId(), suggested.answerBy());
            }
            case Decision.ContinuedAlone alone -> {
                subjects.end(about, Subject.INVITATION);
                subjects.endOthers(about, Subject.SUGGESTION, about.eventId());
                subjects.add(about, Subject.SUGGESTION, about.eventId());
                people.leave(about, alone.leftBehind());
            }
            case Decision.PersonLeft left -> people.leave(about, left.personId());
            case Decision.RequestClosed closed -> subjects.endAllButSessions(about);
            case Decision.OfferMade offer -> {
                subjects.endOthers(about, Subject.OFFER, offer.offerId());
                subjects.offer(offer);
            }
            case Decision.OfferExtended extended -> subjects.extend(extended);
            case Decision.OfferEnded ended -> {
                subjects.endOffer(about, ended.offerId());
                subjects.endQuestion(about, ended.offerId());
            }
            case Decision.TherapistAsked asked -> {
                subjects.endOffer(about, asked.offerId());
                subjects.question(asked);
            }
            case Decision.HumanNeeded needed -> subjects.need(needed);
            case Decision.TaskDone done -> subjects.endNeeds(about);
            case Decision.HoldLifted lifted -> subjects.endWorries(about);
            case Decision.SessionConfirmed confirmed -> {
                subjects.endAllButSessionsAndWorries(about);
                subjects.session(confirmed, "STANDS");
            }
            case Decision.SessionMoved moved -> {
                subjects.endNeeds(about);
                subjects.session(moved, "STANDS");
                subjects.formerSlot(moved);
            }
            case Decision.SessionCancelled cancelled -> {
                subjects.endNeeds(about);
                subjects.session(cancelled, "CANCELLED");
            }
            case Decision.WhereaboutsConfirmed confirmed -> answers.whereabouts(confirmed);
            case Decision.OutcomeRecorded recorded -> answers.outcome(recorded);
            case Decision.OutcomeTakenBack takenBack -> answers.takeBack(takenBack);
            case Decision.ChoiceRecorded recorded -> answers.choice(recorded);
        }
    }
}
