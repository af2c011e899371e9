// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import java.util.UUID;
import org.firstsession.engine.types.RequestId;

/** Tells from a request's id, a UUID of version 7 (RFC 9562), when it was made. */
final class RequestAge {

    private static final int VERSION = 7;
    private static final int TIMESTAMP_SHIFT = 16;

    private RequestAge() {}

    /** Whether the id says so; one of another kind says nothing. */
    static boolean isMadeBefore(RequestId requestId, Instant instant) {
        try {
            var uuid = UUID.fromString(requestId.value());
            return uuid.version() == VERSION
                    && uuid.getMostSignificantBits() >>> TIMESTAMP_SHIFT < instant.toEpochMilli();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
