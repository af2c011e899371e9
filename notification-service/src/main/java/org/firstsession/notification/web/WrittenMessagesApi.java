// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import java.util.UUID;
import org.firstsession.notification.delivery.Alarm;
import org.firstsession.notification.delivery.WrittenMessages;
import org.firstsession.notification.delivery.WrittenMessages.Words;
import org.firstsession.notification.text.OptOuts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

    WrittenMessagesApi(WrittenMessages messages, OptOuts optOuts, Alarm alarm) {
        this.messages = messages;
        this.optOuts = optOuts;
        this.alarm = alarm;
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
            @PathVariable String practice, @PathVariable UUID id, @RequestBody Heard heard) {
        optOuts.hear(heard.number(), heard.word());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/internal/practices/{practice}/messages/{id}")
    ResponseEntity<Void> send(
            @PathVariable String practice, @PathVariable UUID id, @RequestBody Words words) {
        return messages.send(id, words)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    @PostMapping("/internal/alarms/{id}")
    ResponseEntity<Void> call(@PathVariable UUID id, @RequestBody Alarm.Unstored unstored) {
        return alarm.call(id, unstored)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
}
