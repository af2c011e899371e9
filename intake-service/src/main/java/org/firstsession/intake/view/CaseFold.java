// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CloseReason;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.OfferWithdrawn;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.RequestWaitlisted;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.events.TrialRescheduled;
import org.firstsession.intake.view.RequestCase.ClosedBecause;
import org.firstsession.intake.view.RequestCase.Hour;
import org.firstsession.intake.view.RequestCase.Offer;
import org.firstsession.intake.view.RequestCase.Option;
import org.firstsession.intake.view.RequestCase.Session;
import org.firstsession.types.Format;
import org.firstsession.types.Slot;
import org.jspecify.annotations.Nullable;

/** What an event makes of a request. The one place where events turn into the client's view. */
final class CaseFold {

    private CaseFold() {}

    /** The request that an event is about, or null when it changes no request's view. */
    static @Nullable String requestId(SpecificRecord event) {
        return switch (event) {
            case TrialRequested e -> e.getRequestId();
            case TrialOffered e -> e.getRequestId();
            case HoldExtended e -> e.getRequestId();
            case OfferDeclined e -> e.getRequestId();
            case OfferExpired e -> e.getRequestId();
            case OfferWithdrawn e -> e.getRequestId();
            case RequestWaitlisted e -> e.getRequestId();
            case TrialRescheduled e -> e.getRequestId();
            case TrialConfirmed e -> e.getRequestId();
            case TrialCancelled e -> e.getRequestId();
            case RequestClosed e -> e.getRequestId();
            default -> null;
        };
    }

    static RequestCase apply(RequestCase before, SpecificRecord event) {
        return switch (event) {
            case TrialRequested e -> before.toWaiting(e.getSeq());
            case TrialOffered e -> before.toOffered(e.getSeq(), offer(e));
            case HoldExtended e ->
                    before.toExtended(
                            e.getSeq(),
                            e.getExpiresAt(),
                            e.getReason() == ExtensionReason.CLIENT_ASKED);
            case OfferDeclined e -> before.toOfferEnded(e.getSeq());
            case OfferExpired e -> before.toOfferEnded(e.getSeq());
            case OfferWithdrawn e -> before.toOfferTakenBack(e.getSeq());
            case RequestWaitlisted e -> before.toWaitlisted(e.getSeq());
            case TrialRescheduled e ->
                    before.toMoved(e.getSeq(), e.getRevision(), hour(e.getSlot()));
            case TrialConfirmed e -> before.toConfirmed(e.getSeq(), session(e));
            case TrialCancelled e ->
                    before.toCancelled(e.getSeq(), e.getRevision(), e.getRecordedAt());
            case RequestClosed e ->
                    before.toClosed(e.getSeq(), reason(e.getReason()), e.getRecordedAt());
            default -> before;
        };
    }

    private static Offer offer(TrialOffered event) {
        return new Offer(
                event.getOfferId(),
                event.getExpiresAt(),
                0,
                event.getOptions().stream()
                        .map(option -> new Option(option.getOptionId(), hour(option.getSlot())))
                        .toList());
    }

    private static Session session(TrialConfirmed event) {
        return new Session(
                event.getSessionId(),
                event.getRevision(),
                event.getOptionId(),
                hour(event.getSlot()),
                false);
    }

    private static Hour hour(Slot slot) {
        return new Hour(
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getFormat() == Format.VIRTUAL,
                slot.getOfficeId());
    }

    private static @Nullable ClosedBecause reason(CloseReason reason) {
        return switch (reason) {
            case WITHDRAWN -> ClosedBecause.WITHDRAWN;
            case CANCELLED -> ClosedBecause.CANCELLED;
            case CONTINUES -> ClosedBecause.CONTINUES;
            case STOPPED -> ClosedBecause.STOPPED;
            case BY_PRACTICE -> ClosedBecause.BY_PRACTICE;
            case UNKNOWN -> null;
        };
    }
}
