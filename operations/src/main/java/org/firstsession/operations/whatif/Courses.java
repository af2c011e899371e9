// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.RequestId;
import org.jspecify.annotations.Nullable;

/** How the requests of a time went in one run, in the order in which they came. */
final class Courses {

    private final Map<RequestId, Course> all = new LinkedHashMap<>();
    private final List<String> therapists = new ArrayList<>();
    private long refused;

    void on(Event event) {
        switch (event) {
            case Event.TrialRequested requested ->
                    all.put(requested.requestId(), new Course(requested));
            case Event.TherapistListed listed -> know(listed.profile().therapistId().value());
            case Event.CommandRefused refusal -> refused++;
            default -> {}
        }
        var requestId = event.requestId();
        var course = requestId == null ? null : all.get(requestId);
        if (course != null) {
            course.on(event);
        }
    }

    /** A therapist who shows even without a session. */
    void know(String therapistId) {
        if (!therapists.contains(therapistId)) {
            therapists.add(therapistId);
        }
    }

    List<Course> all() {
        return List.copyOf(all.values());
    }

    @Nullable Course of(String requestId) {
        return all.get(new RequestId(requestId));
    }

    long refused() {
        return refused;
    }

    /** How many sessions each therapist ends with, those of the time's requests alone. */
    Map<String, Integer> load() {
        var load = new TreeMap<String, Integer>();
        therapists.forEach(therapist -> load.put(therapist, 0));
        for (var course : all.values()) {
            var session = course.session();
            if (session != null) {
                load.merge(session.therapistId().value(), 1, Integer::sum);
            }
        }
        return load;
    }
}
