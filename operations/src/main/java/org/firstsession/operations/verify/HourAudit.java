// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.firstsession.operations.verify.TakenHours.Taken;
import org.jspecify.annotations.Nullable;

/**
 * Judges each hour that is held or booked (H3): who is there already, and which rules it breaks.
 */
final class HourAudit {

    private final Roster roster;
    private final Findings findings;
    private final SessionRules rules;
    private final TakenHours hours = new TakenHours();
    private final Links links = new Links();

    HourAudit(Roster roster, Findings findings) {
        this.roster = roster;
        this.findings = findings;
        this.rules = new SessionRules(roster);
    }

    void on(EventFact event) {
        links.on(event);
    }

    /** The hours of a new offer. */
    void offered(EventFact event, RequestFold request, OfferFact offer, boolean otherTimes) {
        offer.options()
                .forEach((optionId, slot) -> {
                    findings.looked(Promise.H3, "hours held");
                    judge(
                            event,
                            slot,
                            rules.againstOffering(
                                    slot, request.needs, event.recordedAt(), otherTimes));
                    judgeWeek(event, request, slot);
                    take(event, request, offer.offerId(), slot, false);
                });
    }

    /** Of an open offer, one option stays held. */
    void keepOnly(EventFact event, RequestFold request, String optionId) {
        releaseOffer(request);
        request.keepOnly(optionId);
        var offer = request.offer;
        if (offer != null) {
            offer.options()
                    .values()
                    .forEach(slot -> take(event, request, offer.offerId(), slot, false));
        }
    }

    /** A session is booked, or moved. */
    void booked(EventFact event, RequestFold request, String offerId, SlotFact slot) {
        judge(event, slot, rules.againstGiving(slot, request.needs));
        take(event, request, offerId, slot, true);
    }

    /** Whether the therapist can be there; whoever books by hand may know better. */
    void judgeThere(EventFact event, SlotFact slot) {
        judge(event, slot, rules.againstBeingThere(slot));
    }

    void releaseOffer(RequestFold request) {
        var offer = request.offer;
        if (offer != null) {
            for (var holder : request.holdersOf(offer.options().values())) {
                hours.release(holder, request.requestId, offer.offerId());
            }
        }
    }

    void releaseSession(RequestFold request) {
        var session = request.session;
        if (session != null) {
            for (var holder : request.holdersOf(List.of(session.slot()))) {
                hours.release(holder, request.requestId, session.offerId());
            }
        }
    }

    void releaseAll(RequestFold request) {
        releaseOffer(request);
        releaseSession(request);
    }

    void forgetBefore(Instant time) {
        hours.forgetBefore(time);
    }

    private void take(
            EventFact event, RequestFold request, String offerId, SlotFact slot, boolean booked) {
        var id = request.requestId;
        var now = event.recordedAt();
        var blocked = new Taken(slot.startsAt(), slot.blockedUntil(), id, offerId, booked);
        apart(event, slot, hours.take(RequestFold.therapist(slot), blocked, false, now));
        if (slot.roomId() != null) {
            apart(event, slot, hours.take(RequestFold.room(slot.roomId()), blocked, true, now));
        }
        var session = new Taken(slot.startsAt(), slot.endsAt(), id, offerId, booked);
        for (var person : request.needs.personIds()) {
            apart(event, slot, hours.take(RequestFold.person(person), session, true, now));
            for (var same : links.of(person)) {
                apart(event, slot, hours.crossing(RequestFold.person(same), session));
            }
        }
    }

    private void apart(EventFact event, SlotFact slot, @Nullable Taken crossed) {
        findings.require(
                crossed == null,
                Promise.H3,
                "I-3.1",
                event,
                "%s lies over an hour of %s",
                slot,
                crossed == null ? null : crossed.requestId());
    }

    private void judge(EventFact event, SlotFact slot, @Nullable String against) {
        findings.require(against == null, Promise.H3, "I-3.7", event, "%s: %s", slot, against);
    }

    private void judgeWeek(EventFact event, RequestFold request, SlotFact slot) {
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
                        monday.plusWeeks(1).atStartOfDay(profile.zone()).toInstant(),
                        request.requestId);
        findings.require(
                booked < profile.weeklyTrialLimit(),
                Promise.H3,
                "I-3.7",
                event,
                "%s: the therapist's week is full",
                slot);
    }
}
