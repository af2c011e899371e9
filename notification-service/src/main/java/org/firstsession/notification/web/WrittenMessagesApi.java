// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.UUID;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.delivery.Alarm;
import org.firstsession.notification.delivery.WrittenMessages;
import org.firstsession.notification.delivery.WrittenMessages.Words;
import org.firstsession.notification.text.OptOuts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * What intake-service hands over: carriers' words that came by text, words to send, and the call
 * for words that couldn't be stored.
 */
@RestController
class WrittenMessagesApi {

    private final WrittenMessages messages;
    private final OptOuts optOuts;
    private final Alarm alarm;
    private final byte[] expected;

    WrittenMessagesApi(
            WrittenMessages messages,
            OptOuts optOuts,
            Alarm alarm,
            NotificationProperties properties) {
        this.messages = messages;
        this.optOuts = optOuts;
        this.alarm = alarm;
        this.expected = ("Bearer " + properties.internalToken()).getBytes(UTF_8);
    }

    /** A number, and the word by which it refuses texts or wants them again. */
    record Heard(String number, String word) {
        @Override
        public String toString() {
            return "Heard[redacted]";
        }
    }

    @PostMapping("/internal/practices/{practice}/carrier-words/{id}")
    ResponseEntity<Void> hear(
            @PathVariable String practice,
            @PathVariable UUID id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody Heard heard) {
        if (!isKnown(authorization)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        optOuts.hear(heard.number(), heard.word());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/internal/practices/{practice}/messages/{id}")
    ResponseEntity<Void> send(
            @PathVariable String practice,
            @PathVariable UUID id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody Words words) {
        if (!isKnown(authorization)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return messages.send(id, words)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    @PostMapping("/internal/alarms/{id}")
    ResponseEntity<Void> call(
            @PathVariable UUID id,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestBody Alarm.Unstored unstored) {
        if (!isKnown(authorization)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        return alarm.call(id, unstored)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    private boolean isKnown(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(expected, authorization.getBytes(UTF_8));
    }
}
