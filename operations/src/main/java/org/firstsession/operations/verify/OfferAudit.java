// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

/** Follows the offers of requests: what is held, for how long, and for whom. */
final class OfferAudit {

    private final HourAudit hours;
    private final Steps steps;
    private final Findings findings;

    OfferAudit(HourAudit hours, Steps steps, Findings findings) {
        this.hours = hours;
        this.steps = steps;
        this.findings = findings;
    }

    void offered(EventFact event, RequestFold request) {
        var now = event.recordedAt();
        steps.require(event, !request.closed, "an offer for a request that is closed");
        steps.require(event, request.offer == null, "a second open offer");
        boolean moves = "MOVE".equals(event.fields().textOrNull("occasion"));
        steps.require(
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

    void extended(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        var endsAt = event.fields().instant("expiresAt");
        steps.require(event, !endsAt.isBefore(request.offerEndsAt), "an extension takes time away");
        request.offerEndsAt = endsAt;
    }

    void consented(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        var optionId = event.fields().text("optionId");
        steps.require(
                event,
                request.offer != null && request.offer.options().containsKey(optionId),
                "nobody was offered " + optionId);
        steps.require(
                event,
                request.needs.personIds().contains(event.personId()),
                "somebody else has agreed");
        request.consents.add(optionId + " " + event.personId());
        request.offerEndsAt = event.fields().instant("expiresAt");
        hours.keepOnly(event, request, optionId);
    }

    void asked(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        request.offerEndsAt = event.fields().instant("answerBy");
        hours.keepOnly(event, request, event.fields().text("optionId"));
    }

    void expired(EventFact event, RequestFold request) {
        steps.require(
                event,
                !event.recordedAt().isBefore(request.offerEndsAt),
                "an offer lapsed too early");
        offerEnded(event, request);
    }

    void offerEnded(EventFact event, RequestFold request) {
        stepOfOpenOffer(event, request);
        hours.releaseOffer(request);
        request.offer = null;
        request.consents.clear();
    }

    private void stepOfOpenOffer(EventFact event, RequestFold request) {
        var offer = request.offer;
        steps.require(
                event,
                offer != null && offer.offerId().equals(event.fields().text("offerId")),
                "the offer is not open");
    }
}
