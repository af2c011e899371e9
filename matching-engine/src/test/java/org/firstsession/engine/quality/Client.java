// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.Instant;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.PartyKind;

/**
 * Somebody who asks for a trial session.
 *
 * @param asksAt when they ask
 * @param patienceDays after so many days they don't want the session any more; the practice never
 *     learns it
 * @param eveningsOnly whether they can come in the evening alone
 * @param needs what they ask for
 */
record Client(Instant asksAt, int patienceDays, boolean eveningsOnly, Needs needs) {

    Client withPatience(int days) {
        return new Client(asksAt, days, eveningsOnly, needs);
    }

    boolean isCouple() {
        return needs.party() == PartyKind.COUPLE;
    }

    boolean isInNevada() {
        return needs.asker().state().equals("NV");
    }
}
