// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.operations.verify.RequestFold.Session;
import org.firstsession.operations.verify.RequestFold.Stage;
import org.firstsession.operations.verify.TakenHours.Taken;
import org.jspecify.annotations.Nullable;

/**
 * Follows the requests of one practice: which steps are legal (H2), and whether what is held and
 * booked keeps what is promised of it (H3).
 */
final class SessionAudit {

    private static final int SWEEP_EVERY = 4_096;

    private final Findings findings;
    private final Roster roster = new Roster();
    private final SessionRules rules = new SessionRules(roster);
    private final TakenHours hours = new TakenHours();
    private final Map<String, RequestFold> requests = new HashMap<>();
    private int sinceSweep;

    SessionAudit(Findings findings) {
        this.findings = findings;
    }

    void on(EventFact event) {
        if (++sinceSweep == SWEEP_EVERY) {
            sweep(event.recordedAt());
            sinceSweep = 0;
        }
        roster.on(event);
        switch (event.type()) {
            case "TrialRequested" -> requested(event);
            case "TrialOffered" -> withRequest(event, this::offered);
            case "HoldExtended" -> withRequest(event, this::extended);
            case "OfferDeclined" -> withRequest(event, this::offerEnded);
            case "OfferExpired" -> withRequest(event, this::expired);
            case "TrialConfirmed" -> withRequest(event, this::confirmed);
            case "TrialCancelled" -> withRequest(event, this::cancelled);
            case "SlotReleased" -> withRequest(event, this::released);
            case "RequestClosed" -> withRequest(event, this::closed);
            case "CaseArchived" -> withRequest(event, this::archived);
            default -> {}
        }
    }

    private void requested(EventFact event) {
        var fold = new RequestFold(requestId(event), NeedsFact.of(event.fields().inner("needs")));
        step(event, requests.put(requestId(event), fold) == null, "the request is there already");
    }

    private void offered(EventFact event, RequestFold request) {
        step(
                event,
                request.stage == Stage.WAITING,
                "an offer for a request that is " + request.stage);
        var offer = OfferFact.of(event.fields());
        release(request);
        offer.options()
                .forEach((optionId, slot) -> {
                    findings.looked(Promise.H3, "hours held");
                    judge(
                            event,
                            optionId,
                            slot,
                            rules.againstOffering(slot, request.needs, event.recordedAt()));
                    judgeWeek(event, slot);
                    take(event, request, offer.offerId(), slot, false);
                });
        request.offer = offer;
        request.offerEndsAt = event.fields().instant("expiresAt");
        request.stage = Stage.OFFERED;
    }

    private void extended(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        var endsAt = event.fields().instant("expiresAt");
        step(event, !endsAt.isBefore(request.offerEndsAt), "an extension takes time away");
        request.offerEndsAt = endsAt;
    }

    private void expired(EventFact event, RequestFold request) {
        step(event, !event.recordedAt().isBefore(request.offerEndsAt), "an offer lapsed too early");
        offerEnded(event, request);
    }

    private void offerEnded(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        release(request);
        request.offer = null;
        request.stage = Stage.WAITING;
    }

    private void confirmed(EventFact event, RequestFold request) {
        findings.looked(Promise.H3, "sessions confirmed");
        var fields = event.fields();
        var offerId = fields.text("offerId");
        var optionId = fields.text("optionId");
        var slot = SlotFact.of(fields.inner("slot"));
        var offer = request.offer;
        findings.require(
                offer != null
                        && offer.offerId().equals(offerId)
                        && slot.equals(offer.options().get(optionId)),
                Promise.H3,
                "I-3.4",
                event.where(),
                "confirmed is what no open offer held: " + optionId);
        findings.require(
                fields.texts("personIds").equals(request.needs.personIds()),
                Promise.H3,
                "I-3.5",
                event.where(),
                "other people come than asked");
        step(event, event.recordedAt().isBefore(slot.startsAt()), "confirmed after its start");
        judge(event, optionId, slot, rules.againstGiving(slot, request.needs));
        release(request);
        take(event, request, offerId, slot, true);
        request.offer = null;
        request.session =
                new Session(fields.text("sessionId"), fields.number("revision"), offerId, slot);
        request.stage = Stage.CONFIRMED;
    }

    private void cancelled(EventFact event, RequestFold request) {
        var fields = event.fields();
        var session = request.session;
        step(
                event,
                request.stage == Stage.CONFIRMED
                        && session != null
                        && session.sessionId().equals(fields.text("sessionId"))
                        && session.slot().equals(SlotFact.of(fields.inner("slot"))),
                "cancelled is what was not confirmed");
        step(
                event,
                session != null && fields.number("revision") == session.revision() + 1,
                "the session's revision does not follow");
        request.stage = Stage.CANCELLED;
    }

    private void released(EventFact event, RequestFold request) {
        var slot = SlotFact.of(event.fields().inner("slot"));
        var session = request.session;
        step(
                event,
                session != null && session.slot().equals(slot),
                "released is what was not booked");
        release(request);
        request.session = null;
    }

    private void closed(EventFact event, RequestFold request) {
        step(event, request.stage != Stage.CLOSED, "the request was closed before");
        step(event, request.offer == null, "closed with an open offer");
        request.stage = Stage.CLOSED;
    }

    private void archived(EventFact event, RequestFold request) {
        step(event, request.stage == Stage.CLOSED, "archived is what was not closed");
        requests.remove(requestId(event));
    }

    private void take(
            EventFact event, RequestFold request, String offerId, SlotFact slot, boolean booked) {
        var id = requestId(event);
        var now = event.recordedAt();
        var blocked = new Taken(slot.startsAt(), slot.blockedUntil(), id, offerId, booked);
        judgeOverlap(event, slot, hours.take(RequestFold.therapist(slot), blocked, false, now));
        var session = new Taken(slot.startsAt(), slot.endsAt(), id, offerId, booked);
        for (var person : request.people()) {
            judgeOverlap(event, slot, hours.take(person, session, true, now));
        }
    }

    private void release(RequestFold request) {
        var id = request.requestId;
        var offer = request.offer;
        if (offer != null) {
            for (var holder : request.holdersOf(offer.options().values())) {
                hours.release(holder, id, offer.offerId());
            }
        }
        var session = request.session;
        if (session != null) {
            for (var holder : request.holdersOf(List.of(session.slot()))) {
                hours.release(holder, id, session.offerId());
            }
        }
    }

    private void judgeOverlap(EventFact event, SlotFact slot, @Nullable Taken crossed) {
        findings.require(
                crossed == null,
                Promise.H3,
                "I-3.1",
                event.where(),
                slot + " lies over an hour of " + (crossed == null ? "" : crossed.requestId()));
    }

    private void judge(EventFact event, String optionId, SlotFact slot, @Nullable String against) {
        findings.require(
                against == null,
                Promise.H3,
                "I-3.7",
                event.where(),
                optionId + " " + slot + ": " + against);
    }

    private void judgeWeek(EventFact event, SlotFact slot) {
        var profile = roster.profile(slot.therapistId());
        if (profile == null) {
            return;
        }
        var monday =
                slot.startsAt()
                        .atZone(profile.zone())
                        .toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        long booked =
                hours.confirmedBetween(
                        RequestFold.therapist(slot),
                        monday.atStartOfDay(profile.zone()).toInstant(),
                        monday.plusWeeks(1).atStartOfDay(profile.zone()).toInstant());
        findings.require(
                booked < profile.weeklyTrialLimit(),
                Promise.H3,
                "I-3.7",
                event.where(),
                slot + ": the therapist's week is full");
    }

    private void stepOfOpenOffer(EventFact event, RequestFold request) {
        var offer = request.offer;
        step(
                event,
                offer != null && offer.offerId().equals(event.fields().text("offerId")),
                "the offer is not open");
    }

    private void step(EventFact event, boolean legal, String what) {
        findings.require(legal, Promise.H2, "I-2.5", event.where(), requestId(event) + ": " + what);
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

    @FunctionalInterface
    private interface Step {
        void take(EventFact event, RequestFold request);
    }
}
