// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the public contract over HTTP, as any program would. */
final class Client {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Client() {}

    static String request(String name) {
        return """
        {"kind":"individual","format":"virtual","state":"CA","zip":"94110",
         "timeZone":"America/Los_Angeles","times":[],"languages":["en"],
         "specialties":[],"person":{"name":"%s","email":"%s@example.org",
         "contactBy":["email"],"adult":true,"consents":true}}\
        """
                .formatted(name, name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'));
    }

    static HttpResponse<String> ask(String practice, String body) {
        return ask(practice, body, UUID.randomUUID().toString());
    }

    static HttpResponse<String> ask(String practice, String body, String key) {
        return send(
                HttpRequest.newBuilder(
                                URI.create(
                                        Stack.intake()
                                                + "/api/practices/"
                                                + practice
                                                + "/trial-requests"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static JsonNode get(String url) {
        return json(send(HttpRequest.newBuilder(URI.create(url)).GET()));
    }

    static int statusOf(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET()).statusCode();
    }

    static HttpResponse<String> post(String url, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The view once it is as expected. */
    static JsonNode await(String self, Predicate<JsonNode> expected) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> get(self), expected);
    }

    /** The board's list of everybody whose request is open. */
    static String board() {
        return boardOf("");
    }

    /** The board's list of the people with this name. */
    static String boardOf(String name) {
        var sign =
                Base64.getEncoder()
                        .encodeToString(
                                ("admin:" + Stack.ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(
                                URI.create(
                                        Stack.board()
                                                + "/board?practice=lakeside&search="
                                                + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                        .header("Authorization", "Basic " + sign)
                        .GET())
                .body();
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
