// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that the board must have for the requests of one practice. */
final class BoardFold {

    private final Map<String, BoardRequest> requests = new HashMap<>();

    boolean knows(@Nullable String requestId) {
        return requestId != null && requests.containsKey(requestId);
    }

    Map<String, BoardRequest> requests() {
        return requests;
    }

    /** Takes an event; gives back the request that nothing will change any more. */
    @Nullable BoardRequest on(EventFact event) {
        var requestId = event.requestId();
        if (requestId == null) {
            return null;
        }
        if (event.type().equals("TrialRequested")) {
            requests.put(requestId, new BoardRequest(requestId));
        }
        var request = requests.get(requestId);
        if (request == null) {
            return null;
        }
        request.on(event);
        return event.type().equals("CaseArchived") ? requests.remove(requestId) : null;
    }

    /** Takes out the requests whose session ended before a time: nothing changes them any more. */
    Map<String, BoardRequest> over(Instant time) {
        var over = new HashMap<String, BoardRequest>();
        requests.forEach((id, request) -> {
            if (request.isOverBefore(time)) {
                over.put(id, request);
            }
        });
        requests.keySet().removeAll(over.keySet());
        return over;
    }
}
