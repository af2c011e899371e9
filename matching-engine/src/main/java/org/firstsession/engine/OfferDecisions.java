// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import java.util.ArrayList;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Offer;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.OfferPlanner;
import org.firstsession.engine.matching.Plan;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/** Makes offers, and takes what clients say to them. */
final class OfferDecisions {

    private OfferDecisions() {}

    /** Offers what there is for a case; false when there is nothing. */
    static boolean offer(Decision decision, Case request) {
        var plan = OfferPlanner.plan(decision.book(), request, decision.now());
        if (plan.isEmpty()) {
            return false;
        }
        offer(decision, request, plan);
        return true;
    }

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
        } else if (!canStillBeGiven(decision, found, option.slot())) {
            decision.refuse(accept, RefusalReason.OPTION_TAKEN);
        } else {
            var id = found.requestId();
            decision.add(meta ->
                    new Event.TrialConfirmed(
                            meta,
                            id,
                            new SessionId(id + "-s1"),
                            1,
                            offer.offerId(),
                            option.optionId(),
                            found.needs().personIds(),
                            option.slot()));
        }
    }

    static void decline(Decision decision, Command.DeclineOffer decline) {
        var found = Cases.ofClient(decision, decline);
        if (found == null) {
            return;
        }
        var offer = openOffer(decision, decline, found, decline.offerId());
        if (offer != null) {
            endOffer(decision, found, offer);
            decision.needPerson(found.requestId(), null, HumanNeed.OFFER_DECLINED);
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
        var policy = decision.book().policy();
        if (offer.extensions() >= policy.holdExtensions()) {
            decision.refuse(extend, RefusalReason.NO_MORE_EXTENSIONS);
            return;
        }
        var current = decision.expiryOf(offer);
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
            case CaseState.Cancelled cancelled ->
                    decision.refuse(other, RefusalReason.REQUEST_CLOSED);
            case CaseState.Closed closed -> decision.refuse(other, RefusalReason.REQUEST_CLOSED);
            case CaseState.Waiting waiting -> {
                if (waiting.person()) {
                    decision.refuse(other, RefusalReason.WAITS_FOR_PERSON);
                } else if (!offer(decision, found)) {
                    decision.refuse(other, RefusalReason.NOTHING_ELSE_FEASIBLE);
                }
            }
            case CaseState.Offered offered -> replace(decision, other, found, offered.offer());
        }
    }

    /** Gives an open offer up; its hours aren't offered to this request again. */
    static void endOffer(Decision decision, Case request, Offer offer) {
        decision.add(meta -> new Event.OfferDeclined(meta, request.requestId(), offer.offerId()));
    }

    private static void replace(
            Decision decision, Command.RequestOtherOptions other, Case found, Offer offer) {
        var without = found.declinedOffer();
        var plan = OfferPlanner.plan(decision.book(), without, decision.now());
        if (plan.isEmpty()) {
            decision.refuse(other, RefusalReason.NOTHING_ELSE_FEASIBLE);
            return;
        }
        endOffer(decision, found, offer);
        offer(decision, without, plan);
    }

    private static void offer(Decision decision, Case request, Plan plan) {
        int round = request.rounds() + 1;
        var offerId = new OfferId(request.requestId() + "-o" + round);
        var options = new ArrayList<Option>();
        for (var choice : plan.choices()) {
            var optionId = new OptionId(offerId + "-" + (options.size() + 1));
            options.add(new Option(optionId, choice.slot(), choice.why()));
        }
        var expiresAt = decision.now().plus(decision.book().policy().offerLife(request.channel()));
        decision.add(meta ->
                new Event.TrialOffered(
                        meta,
                        request.requestId(),
                        offerId,
                        round,
                        expiresAt,
                        options,
                        plan.explanation()));
    }

    /** The offer that the client means, if it is the one that is open. */
    private static @Nullable Offer openOffer(
            Decision decision, Command.OfClient command, Case found, OfferId meant) {
        return switch (found.state()) {
            case CaseState.Offered offered when offered.offer().offerId().equals(meant) ->
                    offered.offer();
            case CaseState.Offered offered ->
                    refused(decision, command, RefusalReason.OFFER_EXPIRED);
            case CaseState.Waiting waiting ->
                    refused(decision, command, RefusalReason.OFFER_EXPIRED);
            case CaseState.Confirmed confirmed ->
                    refused(decision, command, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Cancelled cancelled ->
                    refused(decision, command, RefusalReason.REQUEST_CLOSED);
            case CaseState.Closed closed ->
                    refused(decision, command, RefusalReason.REQUEST_CLOSED);
        };
    }

    private static @Nullable Offer refused(
            Decision decision, Command command, RefusalReason reason) {
        decision.refuse(command, reason);
        return null;
    }

    /** A held hour is its holder's, unless it has begun or the therapist can't give it any more. */
    private static boolean canStillBeGiven(Decision decision, Case found, Slot slot) {
        return decision.now().isBefore(slot.startsAt())
                && decision.book()
                        .therapist(slot.therapistId())
                        .filter(one -> !one.isOff(slot.startsAt(), slot.endsAt()))
                        .filter(one -> isLicensed(decision.book(), found, one, slot))
                        .isPresent();
    }

    private static boolean isLicensed(Book book, Case found, Therapist therapist, Slot slot) {
        var officeId = slot.officeId();
        var office = officeId == null ? null : book.office(officeId);
        var day = slot.startsAt().atZone(therapist.profile().timeZone()).toLocalDate();
        return therapist.isLicensed(
                office == null ? found.needs().asker().state() : office.state(), day);
    }
}
