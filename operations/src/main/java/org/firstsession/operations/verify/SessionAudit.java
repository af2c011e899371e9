// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.operations.verify.RequestFold.Session;

/**
 * Follows the requests of one practice: which steps are legal (H2), and whether what is held and
 * booked keeps what is promised of it (H3).
 */
final class SessionAudit {

    private static final int SWEEP_EVERY = 4_096;

    private final Findings findings;
    private final Roster roster = new Roster();
    private final HourAudit hours;
    private final Map<String, RequestFold> requests = new HashMap<>();
    private int sinceSweep;

    SessionAudit(Findings findings) {
        this.findings = findings;
        this.hours = new HourAudit(roster, findings);
    }

    void on(EventFact event) {
        if (++sinceSweep == SWEEP_EVERY) {
            sweep(event.recordedAt());
            sinceSweep = 0;
        }
        roster.on(event);
        hours.on(event);
        switch (event.type()) {
            case "TrialRequested" -> requested(event);
            case "PartnerJoined" -> withRequest(event, this::joined);
            case "ContinuedAlone" ->
                    withRequest(event, (it, request) -> leftTo(request, List.of(personId(it))));
            case "PersonWithdrew" -> withRequest(event, this::withdrew);
            case "WhereaboutsConfirmed" -> withRequest(event, this::seated);
            case "SafetyHoldPlaced" -> withRequest(event, this::keptBack);
            case "SafetyHoldLifted" ->
                    withRequest(event, (it, request) -> request.keptBack = false);
            case "TrialOffered" -> withRequest(event, this::offered);
            case "HoldExtended" -> withRequest(event, this::extended);
            case "OptionConsented" -> withRequest(event, this::consented);
            case "TherapistAsked" -> withRequest(event, this::asked);
            case "OfferDeclined", "OfferWithdrawn", "TherapistDeclined" ->
                    withRequest(event, this::offerEnded);
            case "OfferExpired" -> withRequest(event, this::expired);
            case "TherapistAssigned" -> withRequest(event, this::assigned);
            case "TrialConfirmed" -> withRequest(event, this::confirmed);
            case "TrialRescheduled" -> withRequest(event, this::moved);
            case "TrialCancelled" -> withRequest(event, this::cancelled);
            case "SlotReleased" -> withRequest(event, this::released);
            case "RequestClosed" -> withRequest(event, this::closed);
            case "CaseArchived" -> withRequest(event, this::archived);
            default -> {}
        }
    }

    private void requested(EventFact event) {
        var id = requestId(event);
        var fold = new RequestFold(id, NeedsFact.of(event.fields().inner("needs")));
        step(event, requests.put(id, fold) == null, "the request is there already");
    }

    private void joined(EventFact event, RequestFold request) {
        step(event, request.needs.sides().size() == 1, "somebody has joined already");
        request.needs =
                request.needs.joinedBy(
                        event.fields().inner("partner"), event.fields().inner("wishes"));
    }

    private void withdrew(EventFact event, RequestFold request) {
        leftTo(
                request,
                request.needs.personIds().stream()
                        .filter(person -> !person.equals(personId(event)))
                        .toList());
    }

    private void leftTo(RequestFold request, List<String> personIds) {
        hours.releaseAll(request);
        request.needs = request.needs.only(personIds);
    }

    private void seated(EventFact event, RequestFold request) {
        request.needs = request.needs.seated(personId(event), event.fields().text("state"));
    }

    private void keptBack(EventFact event, RequestFold request) {
        request.keptBack =
                !event.fields().text("scope").equals("JOINT") || request.needs.isCouple();
    }

    private void offered(EventFact event, RequestFold request) {
        var now = event.recordedAt();
        step(event, !request.closed, "an offer for a request that is closed");
        step(event, request.offer == null, "a second open offer");
        boolean moves = "MOVE".equals(event.fields().textOrNull("occasion"));
        step(
                event,
                moves || !request.hasSessionAfter(now),
                "an offer to somebody who has a session");
        findings.require(
                moves || !request.keptBack,
                Promise.H3,
                "I-3.7",
                event,
                "%s is kept back until a person has looked",
                request.requestId);
        request.offer = OfferFact.of(event.fields());
        request.offerEndsAt = event.fields().instant("expiresAt");
        request.consents.clear();
        hours.offered(event, request, request.offer, moves);
    }

    private void extended(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        var endsAt = event.fields().instant("expiresAt");
        step(event, !endsAt.isBefore(request.offerEndsAt), "an extension takes time away");
        request.offerEndsAt = endsAt;
    }

    private void consented(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        var optionId = event.fields().text("optionId");
        step(
                event,
                request.offer != null && request.offer.options().containsKey(optionId),
                "nobody was offered " + optionId);
        step(
                event,
                request.needs.personIds().contains(personId(event)),
                "somebody else has agreed");
        request.consents.add(optionId + " " + personId(event));
        request.offerEndsAt = event.fields().instant("expiresAt");
        hours.keepOnly(event, request, optionId);
    }

    private void asked(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        request.offerEndsAt = event.fields().instant("answerBy");
        hours.keepOnly(event, request, event.fields().text("optionId"));
    }

    private void expired(EventFact event, RequestFold request) {
        step(event, !event.recordedAt().isBefore(request.offerEndsAt), "an offer lapsed too early");
        offerEnded(event, request);
    }

    private void offerEnded(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        hours.releaseOffer(request);
        request.offer = null;
        request.consents.clear();
    }

    private void assigned(EventFact event, RequestFold request) {
        var fields = event.fields();
        var by = fields.inner("assignedBy");
        findings.looked(Promise.H3, "overrides");
        findings.require(
                by.textOrNull("id") != null
                        && !by.text("role").equals("SYSTEM")
                        && !fields.text("reasonCode").isBlank(),
                Promise.H3,
                "I-7.3",
                event,
                "an override names no human and reason");
        request.assigned = fields.texts("consentOf");
    }

    private void confirmed(EventFact event, RequestFold request) {
        findings.looked(Promise.H3, "sessions confirmed");
        var fields = event.fields();
        var offerId = fields.text("offerId");
        var optionId = fields.text("optionId");
        var slot = SlotFact.of(fields.inner("slot"));
        step(event, !request.closed, "confirmed for a request that is closed");
        step(event, event.recordedAt().isBefore(slot.startsAt()), "confirmed after its start");
        judgeConsents(event, request, optionId);
        if (request.assigned == null) {
            var offer = request.offer;
            findings.require(
                    offer != null
                            && offer.offerId().equals(offerId)
                            && slot.equals(offer.options().get(optionId)),
                    Promise.H3,
                    "I-3.4",
                    event,
                    "confirmed is what no open offer held: %s",
                    optionId);
            hours.judgeThere(event, slot);
        }
        hours.releaseOffer(request);
        hours.booked(event, request, offerId, slot);
        request.offer = null;
        request.assigned = null;
        request.cancelled = false;
        request.consents.clear();
        request.session =
                new Session(fields.text("sessionId"), fields.number("revision"), offerId, slot);
    }

    private void judgeConsents(EventFact event, RequestFold request, String optionId) {
        var people = request.needs.personIds();
        findings.require(
                event.fields().texts("personIds").equals(people),
                Promise.H3,
                "I-3.5",
                event,
                "other people come than asked");
        if (!request.needs.isCouple()) {
            return;
        }
        findings.looked(Promise.H3, "couples confirmed");
        var assigned = request.assigned;
        boolean agreed =
                assigned != null
                        ? assigned.containsAll(people)
                        : people.stream()
                                .allMatch(it -> request.consents.contains(optionId + " " + it));
        findings.require(
                people.size() == 2 && agreed,
                Promise.H3,
                "I-3.5",
                event,
                "a couple is confirmed without both consents to %s",
                optionId);
    }

    private void moved(EventFact event, RequestFold request) {
        findings.looked(Promise.H3, "sessions moved");
        var fields = event.fields();
        var session = request.session;
        var slot = SlotFact.of(fields.inner("slot"));
        step(
                event,
                session != null
                        && session.sessionId().equals(fields.text("sessionId"))
                        && session.slot().equals(SlotFact.of(fields.inner("before"))),
                "moved is what was not booked");
        step(
                event,
                session != null && fields.number("revision") == session.revision() + 1,
                "the session's revision does not follow");
        hours.judgeThere(event, slot);
        hours.releaseAll(request);
        var offerId = request.offer == null ? "moved" : request.offer.offerId();
        hours.booked(event, request, offerId, slot);
        request.offer = null;
        request.session =
                new Session(fields.text("sessionId"), fields.number("revision"), offerId, slot);
    }

    private void cancelled(EventFact event, RequestFold request) {
        var fields = event.fields();
        var session = request.session;
        step(
                event,
                session != null
                        && !request.cancelled
                        && session.sessionId().equals(fields.text("sessionId"))
                        && session.slot().equals(SlotFact.of(fields.inner("slot"))),
                "cancelled is what was not confirmed");
        step(
                event,
                session != null && fields.number("revision") == session.revision() + 1,
                "the session's revision does not follow");
        request.cancelled = true;
    }

    private void released(EventFact event, RequestFold request) {
        var slot = SlotFact.of(event.fields().inner("slot"));
        var session = request.session;
        step(
                event,
                session != null && session.slot().equals(slot),
                "released is what was not booked");
        hours.releaseSession(request);
    }

    private void closed(EventFact event, RequestFold request) {
        step(event, !request.closed, "the request was closed before");
        step(event, request.offer == null, "closed with an open offer");
        request.closed = true;
    }

    private void archived(EventFact event, RequestFold request) {
        step(event, request.closed, "archived is what was not closed");
        requests.remove(request.requestId);
    }

    private void stepOfOpenOffer(EventFact event, RequestFold request) {
        var offer = request.offer;
        step(
                event,
                offer != null && offer.offerId().equals(event.fields().text("offerId")),
                "the offer is not open");
    }

    private void step(EventFact event, boolean legal, String what) {
        findings.require(legal, Promise.H2, "I-2.5", event, "%s: %s", requestId(event), what);
    }

    private void withRequest(EventFact event, Step step) {
        findings.looked(Promise.H2, "steps of requests");
        var request = requests.get(requestId(event));
        if (request != null) {
            step.take(event, request);
        } else {
            step(event, isLongPast(event), "nobody knows the request");
        }
    }

    /** Requests whose session is long past are forgotten here although the engine knows them. */
    private static boolean isLongPast(EventFact event) {
        try {
            var id = UUID.fromString(requestId(event));
            return id.version() == 7
                    && Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                            .isBefore(event.recordedAt().minus(RecentCommands.SPAN));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void sweep(Instant now) {
        var before = now.minus(RecentCommands.SPAN);
        requests.values().removeIf(request -> request.isOverBefore(before));
        hours.forgetBefore(now);
    }

    private static String requestId(EventFact event) {
        return event.fields().text("requestId");
    }

    private static String personId(EventFact event) {
        return event.fields().text("personId");
    }

    @FunctionalInterface
    private interface Step {
        void take(EventFact event, RequestFold request);
    }
}
