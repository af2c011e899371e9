// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import org.firstsession.operations.verify.RequestFold.Session;

/** Follows the sessions of requests: how they come to be booked, moved, cancelled and freed. */
final class BookingAudit {

    private final HourAudit hours;
    private final Steps steps;
    private final Findings findings;

    BookingAudit(HourAudit hours, Steps steps, Findings findings) {
        this.hours = hours;
        this.steps = steps;
        this.findings = findings;
    }

    void assigned(EventFact event, RequestFold request) {
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

    void confirmed(EventFact event, RequestFold request) {
        findings.looked(Promise.H3, "sessions confirmed");
        var fields = event.fields();
        var offerId = fields.text("offerId");
        var optionId = fields.text("optionId");
        var slot = SlotFact.of(fields.inner("slot"));
        steps.require(event, !request.closed, "confirmed for a request that is closed");
        steps.require(
                event, event.recordedAt().isBefore(slot.startsAt()), "confirmed after its start");
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

    void moved(EventFact event, RequestFold request) {
        findings.looked(Promise.H3, "sessions moved");
        var fields = event.fields();
        var session = request.session;
        var slot = SlotFact.of(fields.inner("slot"));
        steps.require(
                event,
                session != null
                        && session.sessionId().equals(fields.text("sessionId"))
                        && session.slot().equals(SlotFact.of(fields.inner("before"))),
                "moved is what was not booked");
        steps.require(
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

    void cancelled(EventFact event, RequestFold request) {
        var fields = event.fields();
        var session = request.session;
        steps.require(
                event,
                session != null
                        && !request.cancelled
                        && session.sessionId().equals(fields.text("sessionId"))
                        && session.slot().equals(SlotFact.of(fields.inner("slot"))),
                "cancelled is what was not confirmed");
        steps.require(
                event,
                session != null && fields.number("revision") == session.revision() + 1,
                "the session's revision does not follow");
        request.cancelled = true;
    }

    void released(EventFact event, RequestFold request) {
        var slot = SlotFact.of(event.fields().inner("slot"));
        var session = request.session;
        steps.require(
                event,
                session != null && session.slot().equals(slot),
                "released is what was not booked");
        hours.releaseSession(request);
    }
}
