// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;

/** A booked session in its current revision. */
public record Session(SessionId sessionId, int revision, Slot slot) {

    Session revised(int newRevision) {
        return new Session(sessionId, newRevision, slot);
    }
}
