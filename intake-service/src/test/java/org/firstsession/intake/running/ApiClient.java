// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's program. */
public final class ApiClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    public ApiClient(String url) {
        this.url = url;
    }

    /** An answer, its body read as JSON if there is one. */
    public record Answer(int status, HttpResponse<String> response, JsonNode json) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String link(String name) {
            return json.at("/links/" + name).asString("");
        }

        public UUID requestId() {
            return UUID.fromString(json.path("requestId").asString());
        }

        public String problem() {
            var type = json.path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    public Answer request(String practice, String key, String body) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(url + "/api/practices/" + practice + "/trial-requests"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return send(request);
    }

    public Answer get(String link) {
        return send(HttpRequest.newBuilder(URI.create(link)).GET());
    }

    public Answer post(String link, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response =
                    http.send(
                            request.timeout(Duration.ofSeconds(40)).build(),
                            BodyHandlers.ofString());
            var isJson = response.headers().firstValue("Content-Type").orElse("").contains("json");
            var json = isJson ? JSON.readTree(response.body()) : JSON.createObjectNode();
            return new Answer(response.statusCode(), response, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
