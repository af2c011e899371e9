// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/** What the auditor has noted of one request. */
final class AuditedRequest {

    final Needs needs;
    final Channel channel;
    final List<Slot> declined = new ArrayList<>();
    Event.@Nullable TrialOffered offer;
    Instant expiresAt = Instant.MIN;
    int clientExtensions;
    Event.@Nullable TrialConfirmed session;
    boolean leftToPerson;
    @Nullable Instant closedAt;

    AuditedRequest(Event.TrialRequested requested) {
        this.needs = requested.needs();
        this.channel = requested.channel();
    }

    /** The hours that it holds or has booked. */
    List<Slot> taken() {
        if (session != null) {
            return List.of(session.slot());
        }
        return offer == null ? List.of() : offer.options().stream().map(Option::slot).toList();
    }

    boolean hasDeclined(Slot slot) {
        return declined.stream()
                .anyMatch(one ->
                        one.therapistId().equals(slot.therapistId())
                                && one.startsAt().equals(slot.startsAt())
                                && one.format() == slot.format());
    }
}
