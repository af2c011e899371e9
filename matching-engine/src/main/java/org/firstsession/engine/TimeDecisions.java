// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.HumanNeed;

/** Decides what is due. Nothing lapses by itself: it does when a tick stands on the log. */
final class TimeDecisions {

    private TimeDecisions() {}

    static void advance(Decision decision) {
        for (var due : decision.book().dueBy(decision.now())) {
            var id = due.requestId();
            switch (due.state()) {
                case CaseState.Offered offered -> {
                    var offer = offered.offer();
                    if (!decision.expiryOf(offer).isAfter(decision.now())) {
                        decision.add(meta -> new Event.OfferExpired(meta, id, offer.offerId()));
                        decision.needPerson(id, null, HumanNeed.OFFER_LAPSED);
                    }
                }
                case CaseState.Closed closed ->
                        decision.add(meta -> new Event.CaseArchived(meta, id));
                case CaseState.Waiting waiting -> {}
                case CaseState.Confirmed confirmed -> {}
                case CaseState.Cancelled cancelled -> {}
            }
        }
        decision.add(Event.TimeAdvanced::new);
    }
}
