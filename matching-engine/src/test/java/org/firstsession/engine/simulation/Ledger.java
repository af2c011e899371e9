// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/** What the auditor has noted of the practice. */
final class Ledger {

    final Map<TherapistId, TherapistProfile> listed = new TreeMap<>();
    final Map<TherapistId, List<Interval>> timeOff = new HashMap<>();
    final Map<OfficeId, Office> offices = new HashMap<>();
    final Map<RequestId, AuditedRequest> requests = new TreeMap<>();
    @Nullable Policy policy;
    Instant now = Instant.EPOCH;

    Policy policy() {
        if (policy == null) {
            throw new AssertionError("decided before the practice is open");
        }
        return policy;
    }

    AuditedRequest request(RequestId requestId) {
        var request = requests.get(requestId);
        if (request == null) {
            throw new AssertionError("nobody asked as " + requestId);
        }
        return request;
    }
}
