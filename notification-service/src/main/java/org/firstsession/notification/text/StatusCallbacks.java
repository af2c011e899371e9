// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.ledger.LedgerBells;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What the provider posts about our texts. Signed, or refused. */
@RestController
class StatusCallbacks {

    static final String PATH = "/webhooks/twilio/status/";

    private final NotificationProperties.Text settings;
    private final TwilioSignature signature;
    private final TextStatuses statuses;
    private final LedgerBells bells;

    StatusCallbacks(NotificationProperties properties, TextStatuses statuses, LedgerBells bells) {
        this.settings = properties.text();
        this.signature = new TwilioSignature(settings.token());
        this.statuses = statuses;
        this.bells = bells;
    }

    @PostMapping(path = PATH + "{effectId}", consumes = "application/x-www-form-urlencoded")
    ResponseEntity<Void> status(
            @RequestHeader(name = TwilioSignature.HEADER, required = false) @Nullable String signed,
            @PathVariable String effectId,
            @RequestBody MultiValueMap<String, String> fields) {
        var url = TwilioProvider.callback(settings, effectId);
        if (!settings.configured() || !signature.matches(signed, url, fields)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        var id = fields.getFirst("MessageSid");
        var word = fields.getFirst("MessageStatus");
        if (id != null && word != null) {
            statuses.take(id, effectId, word, code(fields.getFirst("ErrorCode")));
            bells.settled().ring();
        }
        return ResponseEntity.noContent().build();
    }

    private static @Nullable Integer code(@Nullable String digits) {
        return digits == null || !digits.matches("\\d{1,9}") ? null : Integer.valueOf(digits);
    }
}
