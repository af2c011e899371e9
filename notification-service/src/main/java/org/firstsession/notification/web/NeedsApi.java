// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.ledger.Lateness;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What the board tells of the needs that people are called about. */
@RestController
class NeedsApi {

    private final Lateness lateness;
    private final byte[] expected;

    NeedsApi(Lateness lateness, NotificationProperties properties) {
        this.lateness = lateness;
        this.expected = ("Bearer " + properties.internalToken()).getBytes(UTF_8);
    }

    /** Somebody has acknowledged the need that the practice's event with this number tells of. */
    @PutMapping("/internal/practices/{practice}/needs/{seq}/seen")
    ResponseEntity<Void> seen(
            @PathVariable String practice,
            @PathVariable long seq,
            @RequestHeader(name = "Authorization", required = false)
                    @Nullable String authorization) {
        if (authorization == null
                || !MessageDigest.isEqual(expected, authorization.getBytes(UTF_8))) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        lateness.seen(practice, practice + ":" + seq);
        return ResponseEntity.noContent().build();
    }
}
