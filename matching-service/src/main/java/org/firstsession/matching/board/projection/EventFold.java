// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CaseArchived;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.CommandUnreadable;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.PolicySet;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.SlotReleased;
import org.firstsession.events.TherapistDelisted;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TimeAdvanced;
import org.firstsession.events.TimeOffSet;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;

/** What each event changes on the board. */
final class EventFold {

    private final PracticeRows practices;
    private final RequestRows requests;
    private final TaskRows tasks;
    private final OfferRows offers;
    private final SessionRows sessions;
    private final TakenSlots slots;
    private final TimelineRows timeline;

    EventFold(Rows rows, PracticeRows practices, TakenSlots slots) {
        this.practices = practices;
        this.slots = slots;
        this.requests = new RequestRows(rows);
        this.tasks = new TaskRows(rows);
        this.offers = new OfferRows(rows);
        this.sessions = new SessionRows(rows);
        this.timeline = new TimelineRows(rows);
    }

    void apply(EventHead head, SpecificRecord event) {
        change(head, event);
        timeline.add(head, event);
    }

    private void change(EventHead head, SpecificRecord event) {
        switch (event) {
            case PracticeOpened opened -> practices.on(opened);
            case TrialRequested requested -> requests.on(requested);
            case TrialOffered offered -> {
                requests.on(offered);
                tasks.on(offered);
                offers.on(offered);
                slots.on(offered);
            }
            case HoldExtended extended -> {
                requests.on(extended);
                offers.on(extended);
            }
            case OfferDeclined declined -> {
                offers.on(declined);
                offerEnded(head, declined.getRequestId(), declined.getOfferId());
            }
            case OfferExpired expired -> {
                offers.on(expired);
                offerEnded(head, expired.getRequestId(), expired.getOfferId());
            }
            case TrialConfirmed confirmed -> {
                requests.on(confirmed);
                offers.on(confirmed);
                sessions.on(confirmed);
                slots.on(confirmed);
            }
            case TrialCancelled cancelled -> {
                sessions.on(cancelled);
                requests.waits(head.practiceId(), cancelled.getRequestId(), head.recordedAt());
            }
            case SlotReleased released -> slots.on(released);
            case RequestClosed closed -> {
                requests.on(closed);
                tasks.on(closed);
            }
            case HumanNeeded needed -> tasks.on(needed);
            // These change nothing that the board shows beyond the timeline.
            case PolicySet set -> {}
            case TherapistListed listed -> {}
            case TherapistDelisted delisted -> {}
            case TimeOffSet set -> {}
            case CaseArchived archived -> {}
            case TimeAdvanced advanced -> {}
            case CommandRefused refused -> {}
            case DuplicateIgnored ignored -> {}
            case CommandUnreadable unreadable -> {}
            default ->
                    throw new IllegalStateException(
                            "the board does not know " + event.getSchema().getFullName());
        }
    }

    private void offerEnded(EventHead head, String requestId, String offerId) {
        slots.release(head.practiceId(), offerId);
        requests.waits(head.practiceId(), requestId, head.recordedAt());
    }
}
