// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A phone whose texts the provider brings to the webhook. */
final class Phone {

    private static final AtomicInteger NUMBERS = new AtomicInteger(100);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String webhook;
    private final String number;

    Phone(String serviceUrl) {
        this(serviceUrl, "+14155550" + NUMBERS.getAndIncrement());
    }

    Phone(String serviceUrl, String number) {
        this.webhook = serviceUrl + "/webhooks/twilio/sms";
        this.number = number;
    }

    /** The webhook's answer. */
    record Answer(int status, String body) {

        /** The words of its messages, one after the other. */
        String words() {
            return body.replaceAll("<\\?xml[^>]*>", "")
                    .replaceAll("</?(Response|Message)/?>", " ")
                    .replace("&amp;", "&")
                    .strip();
        }
    }

    String number() {
        return number;
    }

    /** Texts, and gives back what is said at once. */
    String says(String text) {
        var answer = send(fields(text), "local-token", webhook);
        if (answer.status() != 200) {
            throw new IllegalStateException("status " + answer.status());
        }
        return answer.words();
    }

    Map<String, String> fields(String text) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("MessageSid", "SM%032d".formatted(NUMBERS.getAndIncrement()));
        fields.put("AccountSid", "AClocal");
        fields.put("From", number);
        fields.put("To", "+15005550006");
        fields.put("Body", text);
        fields.put("NumMedia", "0");
        return fields;
    }

    Answer send(Map<String, String> fields) {
        return send(fields, "local-token", webhook);
    }

    Answer send(Map<String, String> fields, String token, String signedUrl) {
        return post(fields, signature(fields, token, signedUrl));
    }

    /** With headers that somebody on the way has added. */
    Answer send(Map<String, String> fields, Map<String, String> headers) {
        return post(fields, signature(fields, "local-token", webhook), headers);
    }

    Answer post(Map<String, String> fields, String signature) {
        return post(fields, signature, Map.of());
    }

    private Answer post(Map<String, String> fields, String signature, Map<String, String> headers) {
        var form =
                fields.entrySet().stream()
                        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(URI.create(webhook))
                        .timeout(Duration.ofSeconds(15))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        headers.forEach(request::header);
        if (!signature.isEmpty()) {
            request.header("X-Twilio-Signature", signature);
        }
        return send(request);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String webhook() {
        return webhook;
    }

    static String signature(Map<String, String> fields, String token, String url) {
        var signed = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
