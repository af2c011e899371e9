// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import org.firstsession.notification.ledger.Lateness;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the board tells of the needs that people are called about. */
@RestController
class NeedsApi {

    private final Lateness lateness;

    NeedsApi(Lateness lateness) {
        this.lateness = lateness;
    }

    /** Somebody has acknowledged the need that the practice's event with this number tells of. */
    @PutMapping("/internal/practices/{practice}/needs/{seq}/seen")
    ResponseEntity<Void> seen(@PathVariable String practice, @PathVariable long seq) {
        lateness.seen(practice, practice + ":" + seq);
        return ResponseEntity.noContent().build();
    }
}
