// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import java.time.Instant;
import java.util.List;
import org.firstsession.notification.ledger.Delivered;
import org.firstsession.notification.ledger.Deliveries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The delivery matrix of a request, for the board. Ids and codes; nobody's contact. */
@RestController
class DeliveriesApi {

    private final Deliveries deliveries;

    DeliveriesApi(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** One message. */
    record Line(
            String effectId,
            String subject,
            String subjectId,
            int revision,
            String kind,
            String role,
            String recipientId,
            String channel,
            String state,
            @Nullable String reason,
            Instant dueAt,
            @Nullable Instant settledAt,
            boolean late,
            boolean mayBeRepeated,
            int attempts,
            @Nullable String providerStatus) {

        static Line of(Delivered delivered) {
            var effect = delivered.effect();
            return new Line(
                    effect.id(),
                    effect.kind().subject().name(),
                    effect.subjectId(),
                    effect.revision(),
                    effect.kind().name(),
                    effect.recipient().role().name(),
                    effect.recipient().id(),
                    effect.channel().name(),
                    delivered.state(),
                    delivered.reason(),
                    delivered.dueAt(),
                    delivered.settledAt(),
                    delivered.late(),
                    delivered.mayBeRepeated(),
                    delivered.attempts(),
                    delivered.providerStatus());
        }
    }

    @GetMapping("/internal/practices/{practice}/requests/{request}/deliveries")
    ResponseEntity<List<Line>> deliveries(
            @PathVariable String practice, @PathVariable String request) {
        return ResponseEntity.ok(
                deliveries.ofRequest(practice, request).stream().map(Line::of).toList());
    }
}
