// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.firstsession.notification.NotificationProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Tells the board how many people are on call; nobody's contact. */
@RestController
class OnCallApi {

    private final NotificationProperties properties;
    private final byte[] expected;

    OnCallApi(NotificationProperties properties) {
        this.properties = properties;
        this.expected = ("Bearer " + properties.internalToken()).getBytes(UTF_8);
    }

    record Rota(int places) {}

    /** How many places of the rota are taken; none means that nobody is called. */
    @GetMapping("/internal/on-call")
    ResponseEntity<Rota> onCall(
            @RequestHeader(name = "Authorization", required = false)
                    @Nullable String authorization) {
        if (authorization == null
                || !MessageDigest.isEqual(expected, authorization.getBytes(UTF_8))) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return ResponseEntity.ok(new Rota(properties.onCall().size()));
    }
}
