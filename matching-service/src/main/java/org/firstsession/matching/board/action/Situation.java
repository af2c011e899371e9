// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What actions need to know of a request as it stands.
 *
 * @param personIds the one who asked first
 * @param offerId the open offer; null for none
 * @param askedTherapistId the therapist who is asked about an hour; null for none
 * @param sessionId the confirmed or past session that things are still said about; null for none
 */
record Situation(
        String practiceId,
        String requestId,
        ZoneId zone,
        List<String> personIds,
        @Nullable String offerId,
        @Nullable String sessionId,
        @Nullable String askedTherapistId) {

    String person(Typed typed) {
        var chosen = typed.text("person");
        if (chosen.isPresent() && !personIds.contains(chosen.get())) {
            throw new Typed.Fault("That person isn't one of the request's.");
        }
        return chosen.or(() -> personIds.stream().findFirst())
                .orElseThrow(() -> new Typed.Fault("Nobody is left on this request."));
    }

    String session() {
        return Optional.ofNullable(sessionId)
                .orElseThrow(() -> new Typed.Fault("There is no session."));
    }

    String askedTherapist() {
        return Optional.ofNullable(askedTherapistId)
                .orElseThrow(() -> new Typed.Fault("No therapist is asked any more."));
    }

    String offer() {
        return Optional.ofNullable(offerId)
                .orElseThrow(() -> new Typed.Fault("No offer is open any more."));
    }
}
