// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts to the practice what a provider of texts posts, signed in the same way. */
final class Webhooks {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final SecretKeySpec key;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    Webhooks(String token) {
        this.key = new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1");
    }

    /** The answer; empty when nobody took it. */
    Optional<String> post(String url, Form form) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(15))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-Twilio-Signature", signature(url, form))
                            .POST(BodyPublishers.ofString(form.encoded()))
                            .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return Optional.of(answer.body());
            }
            log.atWarn().addKeyValue("status", answer.statusCode()).log("webhook refused");
        } catch (IOException | IllegalArgumentException e) {
            log.atWarn().addKeyValue("error", e.getClass().getName()).log("webhook not reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private String signature(String url, Form form) {
        var signed = new StringBuilder(url);
        new TreeMap<>(form.fields()).forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA1", e);
        }
    }
}
