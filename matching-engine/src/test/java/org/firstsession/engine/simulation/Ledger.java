// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/** What the auditor has noted of the practice. {@link Notes} writes it. */
final class Ledger {

    final Map<TherapistId, TherapistProfile> listed = new TreeMap<>();
    final Map<TherapistId, List<Interval>> timeOff = new HashMap<>();
    final Map<TherapistId, List<Interval>> busy = new HashMap<>();
    final Map<OfficeId, List<Interval>> officeClosures = new HashMap<>();
    final Map<OfficeId, Office> offices = new HashMap<>();
    final Map<RequestId, AuditedRequest> requests = new TreeMap<>();
    final Map<PersonId, Set<PersonId>> links = new HashMap<>();
    final Map<PersonId, Set<TherapistId>> treatedBy = new HashMap<>();
    List<Interval> closures = List.of();
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
            throw new AssertionError("nobody asked as this: " + requestId);
        }
        return request;
    }

    /** Everybody who is one of these people, by whatever chain of links. */
    Set<PersonId> same(Collection<PersonId> people) {
        var all = new HashSet<PersonId>();
        var open = new ArrayDeque<>(people);
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (all.add(next)) {
                open.addAll(links.getOrDefault(next, Set.of()));
            }
        }
        return all;
    }
}
