// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Offer;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.Bounds;
import org.firstsession.engine.matching.Feasibility;
import org.firstsession.engine.matching.OfferPlanner;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Takes what clients say to offers. */
final class OfferDecisions {

    private OfferDecisions() {}

    static void accept(Decision decision, Command.AcceptOffer accept) {
        var found = Cases.ofClient(decision, accept);
        if (found == null) {
            return;
        }
        var offer = openOffer(decision, accept, found, accept.offerId());
        if (offer == null) {
            return;
        }
        var option = offer.option(accept.optionId()).orElse(null);
        if (option == null) {
            decision.refuse(accept, RefusalReason.UNKNOWN_OPTION);
        } else if (!Feasibility.canStillBeGiven(
                decision.book(), found, option.slot(), decision.now())) {
            decision.refuse(accept, RefusalReason.OPTION_TAKEN);
        } else if (offer.consents().contains(accept.personId())) {
            decision.refuse(accept, RefusalReason.CONSENT_MISSING);
        } else if (Cases.hasBegun(decision, found)) {
            decision.refuse(accept, RefusalReason.SESSION_STARTED);
        } else if (!found.needs().isByInvitation()) {
            consentTogether(decision, found, offer, option);
            Offers.agreed(decision, found.requestId(), offer, option);
        } else {
            consent(decision, found, offer, option, accept.personId());
            if (offer.consents().size() + 1 == found.needs().personIds().size()) {
                Offers.agreed(decision, found.requestId(), offer, option);
            }
        }
    }

    static void decline(Decision decision, Command.DeclineOffer decline) {
        var found = Cases.ofClient(decision, decline);
        if (found == null) {
            return;
        }
        var offer = openOffer(decision, decline, found, decline.offerId());
        if (offer == null) {
            return;
        }
        var id = found.requestId();
        if (found.needs().isByInvitation()) {
            // Neither learns what the other decided: the offer ends when it would have ended.
            decision.add(meta ->
                    new Event.ConsentWithheld(meta, id, offer.offerId(), decline.personId()));
            return;
        }
        decision.add(meta -> new Event.OfferDeclined(meta, id, offer.offerId()));
        // A move that nobody wants leaves all as it was; whoever was offered a free hour waits on.
        if (!(found.state() instanceof CaseState.Confirmed)
                && offer.occasion() != OfferOccasion.REFILL) {
            decision.needPerson(id, HumanNeed.OFFER_DECLINED);
        }
    }

    static void extend(Decision decision, Command.ExtendHold extend) {
        var found = Cases.ofClient(decision, extend);
        if (found == null) {
            return;
        }
        var offer = openOffer(decision, extend, found, extend.offerId());
        if (offer == null) {
            return;
        }
        var policy = decision.policy();
        if (offer.extensions() >= policy.holdExtensions()) {
            decision.refuse(extend, RefusalReason.NO_MORE_EXTENSIONS);
            return;
        }
        var current = offer.expiresAt();
        Instant fresh = decision.now().plus(policy.offerLife(found.channel()));
        var expiresAt = fresh.isAfter(current) ? fresh : current;
        decision.add(meta ->
                new Event.HoldExtended(
                        meta,
                        found.requestId(),
                        offer.offerId(),
                        expiresAt,
                        ExtensionReason.CLIENT_ASKED));
    }

    /**
     * Other options go for the open offer, if there are any: nobody loses what they have for less.
     */
    static void offerOthers(Decision decision, Command.RequestOtherOptions other) {
        var found = Cases.ofClient(decision, other);
        if (found == null) {
            return;
        }
        switch (found.state()) {
            case CaseState.Confirmed confirmed ->
                    decision.refuse(other, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Settled settled ->
                    decision.refuse(other, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Closed closed -> decision.refuse(other, RefusalReason.REQUEST_CLOSED);
            case CaseState.TherapistAsked asked ->
                    decision.refuse(other, RefusalReason.WAITS_FOR_PERSON);
            case CaseState.AloneSuggested suggested ->
                    decision.refuse(other, RefusalReason.NOTHING_ELSE_FEASIBLE);
            case CaseState.Invited invited ->
                    decision.refuse(other, RefusalReason.NOTHING_ELSE_FEASIBLE);
            case CaseState.Waiting waiting -> search(decision, other, found);
            case CaseState.Waitlisted waitlisted -> search(decision, other, found);
            case CaseState.Offered offered -> replace(decision, other, found, offered.offer());
        }
    }

    private static void search(Decision decision, Command.RequestOtherOptions other, Case found) {
        if (!found.mayBeMatched()) {
            decision.refuse(other, RefusalReason.WAITS_FOR_PERSON);
        } else if (!Offers.offer(
                decision, found.requestId(), OfferOccasion.OTHER_OPTIONS, Bounds.NONE)) {
            decision.refuse(other, RefusalReason.NOTHING_ELSE_FEASIBLE);
        }
    }

    private static void replace(
            Decision decision, Command.RequestOtherOptions other, Case found, Offer offer) {
        // A yes holds its one hour for the other. A no must not show: it changes nothing here.
        var plan =
                OfferPlanner.plan(
                        decision.book(),
                        found.notOffered(offer.slots()),
                        decision.now(),
                        Bounds.NONE);
        if (offer.pinned() || plan.isEmpty()) {
            decision.refuse(other, RefusalReason.NOTHING_ELSE_FEASIBLE);
            return;
        }
        decision.add(meta -> new Event.OfferDeclined(meta, found.requestId(), offer.offerId()));
        Offers.offer(
                decision, decision.current(found.requestId()), plan, OfferOccasion.OTHER_OPTIONS);
    }

    /** Both sit at one screen: one of them answers for both. */
    private static void consentTogether(Decision decision, Case found, Offer offer, Option option) {
        if (found.needs().party() == PartyKind.COUPLE) {
            for (var person : found.needs().personIds()) {
                consented(decision, found, offer, option, person, offer.expiresAt());
            }
        }
    }

    /**
     * The first of two holds the hour for the other, at most until it begins; and an hour to move
     * to until the one that is booked begins.
     */
    private static void consent(
            Decision decision, Case found, Offer offer, Option option, PersonId person) {
        var lifetime = decision.policy().lifetimes().consent();
        var expiresAt =
                offer.pinned()
                        ? offer.expiresAt()
                        : Offers.whileBooked(
                                found,
                                Offers.earlier(
                                        decision.now().plus(lifetime), option.slot().startsAt()));
        consented(decision, found, offer, option, person, expiresAt);
    }

    private static void consented(
            Decision decision,
            Case found,
            Offer offer,
            Option option,
            PersonId person,
            Instant expiresAt) {
        decision.add(meta ->
                new Event.OptionConsented(
                        meta,
                        found.requestId(),
                        offer.offerId(),
                        option.optionId(),
                        person,
                        expiresAt));
    }

    /** The offer that the client means, if it is the one that is open. */
    private static @Nullable Offer openOffer(
            Decision decision, Command.OfClient command, Case found, OfferId meant) {
        var reason =
                switch (found.state()) {
                    case CaseState.Confirmed confirmed -> RefusalReason.ALREADY_CONFIRMED;
                    case CaseState.Settled settled -> RefusalReason.ALREADY_CONFIRMED;
                    case CaseState.TherapistAsked asked -> RefusalReason.ALREADY_CONFIRMED;
                    case CaseState.Closed closed -> RefusalReason.REQUEST_CLOSED;
                    default -> RefusalReason.OFFER_EXPIRED;
                };
        var offer = found.openOffer().orElse(null);
        if (offer == null || !offer.offerId().equals(meant) || found.askedOption().isPresent()) {
            decision.refuse(command, reason);
            return null;
        }
        return offer;
    }
}
