// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.time.Instant;
import java.util.List;
import org.firstsession.intake.view.RequestCase.ClosedBecause;
import org.firstsession.intake.view.RequestCase.State;
import org.jspecify.annotations.Nullable;

/**
 * What one of two people may see of their request. Neither learns what the other wrote or decided,
 * or when: until the invitation's deadline whoever asked sees one and the same, and what one says
 * to an offer shows to the other only in the hour that is left.
 */
record OneOfTwo(RequestCase whole, Couple two, String personId) {

    RequestCase sees(Instant now) {
        if (!two.concerns(personId)) {
            // Somebody whose joining isn't decided, or was refused.
            return two.mayBeJoined(now) && whole.state() != State.CLOSED
                    ? RequestCase.received(whole.practiceId())
                    : ended(ClosedBecause.NOT_TOGETHER);
        }
        if (two.hasLeft(personId)) {
            return ended(ClosedBecause.WITHDRAWN);
        }
        if (two.goesOnWithout(personId)) {
            return ended(ClosedBecause.NOT_TOGETHER);
        }
        if (two.showsInvitationTo(personId, now) && whole.state() != State.CLOSED) {
            return as(State.AWAITING_PARTNER, null);
        }
        return two.byInvitation() ? seesOwnAnswer() : whole;
    }

    /** Each has a page of their own, on which the other's answer doesn't show. */
    private RequestCase seesOwnAnswer() {
        var open = whole.offer();
        boolean agreed = open != null && open.consents().contains(personId);
        boolean refused = open != null && open.withheld().contains(personId);
        if (whole.state() == State.OFFERED && agreed) {
            return as(State.AWAITING_PARTNER, open);
        }
        if (whole.state() == State.OFFERED && refused) {
            return as(State.WAITING, null);
        }
        if (whole.state() == State.CONFIRMED && (agreed || refused)) {
            return as(State.CONFIRMED, null);
        }
        // What would open up more, or removed whom, tells of both.
        return whole.goesOnTogether() ? whole.withoutFit() : whole;
    }

    private RequestCase ended(ClosedBecause because) {
        return new RequestCase(
                whole.practiceId(),
                whole.seq(),
                State.CLOSED,
                false,
                because,
                null,
                List.of(),
                null,
                whole.overAt(),
                two,
                whole.sides(),
                null);
    }

    private RequestCase as(State shown, @Nullable Offer shownOffer) {
        return new RequestCase(
                whole.practiceId(),
                whole.seq(),
                shown,
                false,
                whole.closedBecause(),
                shownOffer,
                whole.pastOptionIds(),
                whole.session(),
                whole.overAt(),
                two,
                whole.sides(),
                null);
    }
}
