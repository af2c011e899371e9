// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import org.firstsession.engine.types.RequestId;

/** When the passing of time alone changes something in a case. */
public record Deadline(Instant at, RequestId requestId) implements Comparable<Deadline> {

    @Override
    public int compareTo(Deadline other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : requestId.compareTo(other.requestId);
    }
}
