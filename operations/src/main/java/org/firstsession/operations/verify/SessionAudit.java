// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Follows the requests of one practice: which steps are legal (H2), and whether what is held and
 * booked keeps what is promised of it (H3).
 */
final class SessionAudit {

    private static final int SWEEP_EVERY = 16_384;

    private final Findings findings;
    private final Roster roster = new Roster();
    private final HourAudit hours;
    private final Steps steps;
    private final OfferAudit offers;
    private final BookingAudit bookings;
    private final Map<String, RequestFold> requests = new HashMap<>();
    private int sinceSweep;

    SessionAudit(Findings findings) {
        this.findings = findings;
        this.hours = new HourAudit(roster, findings);
        this.steps = new Steps(findings);
        this.offers = new OfferAudit(hours, steps, findings);
        this.bookings = new BookingAudit(hours, steps, findings);
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
                    withRequest(event, (it, request) -> leftTo(request, List.of(it.personId())));
            case "PersonWithdrew" -> withRequest(event, this::withdrew);
            case "WhereaboutsConfirmed" -> withRequest(event, this::seated);
            case "SafetyHoldPlaced" -> withRequest(event, this::keptBack);
            case "SafetyHoldLifted" ->
                    withRequest(event, (it, request) -> request.keptBack = false);
            case "TrialOffered" -> withRequest(event, offers::offered);
            case "HoldExtended" -> withRequest(event, offers::extended);
            case "OptionConsented" -> withRequest(event, offers::consented);
            case "TherapistAsked" -> withRequest(event, offers::asked);
            case "OfferDeclined", "OfferWithdrawn", "TherapistDeclined" ->
                    withRequest(event, offers::offerEnded);
            case "OfferExpired" -> withRequest(event, offers::expired);
            case "TherapistAssigned" -> withRequest(event, bookings::assigned);
            case "TrialConfirmed" -> withRequest(event, bookings::confirmed);
            case "TrialRescheduled" -> withRequest(event, bookings::moved);
            case "TrialCancelled" -> withRequest(event, bookings::cancelled);
            case "SlotReleased" -> withRequest(event, bookings::released);
            case "RequestClosed" -> withRequest(event, this::closed);
            case "CaseArchived" -> withRequest(event, this::archived);
            default -> {}
        }
    }

    private void requested(EventFact event) {
        var id = event.fields().text("requestId");
        var fold = new RequestFold(id, NeedsFact.of(event.fields().inner("needs")));
        steps.require(event, requests.put(id, fold) == null, "the request is there already");
    }

    private void joined(EventFact event, RequestFold request) {
        steps.require(event, request.needs.sides().size() == 1, "somebody has joined already");
        request.needs =
                request.needs.joinedBy(
                        event.fields().inner("partner"), event.fields().inner("wishes"));
    }

    private void withdrew(EventFact event, RequestFold request) {
        leftTo(
                request,
                request.needs.personIds().stream()
                        .filter(person -> !person.equals(event.personId()))
                        .toList());
    }

    private void leftTo(RequestFold request, List<String> personIds) {
        hours.releaseAll(request);
        request.needs = request.needs.only(personIds);
    }

    private void seated(EventFact event, RequestFold request) {
        request.needs = request.needs.seated(event.personId(), event.fields().text("state"));
    }

    private void keptBack(EventFact event, RequestFold request) {
        request.keptBack =
                !event.fields().text("scope").equals("JOINT") || request.needs.isCouple();
    }

    private void closed(EventFact event, RequestFold request) {
        steps.require(event, !request.closed, "the request was closed before");
        steps.require(event, request.offer == null, "closed with an open offer");
        request.closed = true;
    }

    private void archived(EventFact event, RequestFold request) {
        steps.require(event, request.closed, "archived is what was not closed");
        requests.remove(request.requestId);
    }

    private void withRequest(EventFact event, Step step) {
        findings.looked(Promise.H2, "steps of requests");
        var request = requests.get(event.fields().text("requestId"));
        if (request != null) {
            step.take(event, request);
        } else {
            steps.require(event, isLongPast(event), "nobody knows the request");
        }
    }

    /** Requests whose session is long past are forgotten here although the engine knows them. */
    private static boolean isLongPast(EventFact event) {
        try {
            var id = UUID.fromString(event.fields().text("requestId"));
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

    @FunctionalInterface
    private interface Step {
        void take(EventFact event, RequestFold request);
    }
}
