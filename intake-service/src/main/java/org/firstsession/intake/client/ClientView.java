// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as its client reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientView(
        String requestId,
        String state,
        @Nullable String closedBecause,
        @Nullable Offer offer,
        @Nullable Session session,
        Map<String, String> links) {

    @Override
    public String toString() {
        return "ClientView[" + requestId + ", " + state + ", redacted]";
    }

    /** A therapist by name. */
    public record Therapist(String id, String name) {}

    /** The open offer. */
    public record Offer(String offerId, Instant expiresAt, List<Option> options) {}

    /** An hour that is held for the client until the offer ends. */
    public record Option(
            String optionId,
            Therapist therapist,
            Instant startsAt,
            Instant endsAt,
            String format,
            String place) {}

    /** The confirmed session, or the cancelled one. */
    public record Session(
            String sessionId,
            Therapist therapist,
            Instant startsAt,
            Instant endsAt,
            String format,
            String place,
            String status) {}
}
