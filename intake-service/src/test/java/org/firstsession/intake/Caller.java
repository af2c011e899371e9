// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as its clients do. */
final class Caller {

    private static final String PUBLIC_URL = "http://127.0.0.1:8080";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final String base;

    Caller(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> request(String practice, String key, String body) {
        return send(
                to("/api/practices/" + practice + "/trial-requests")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** A request that is accepted, with a new key. */
    JsonNode accepted(String practice, String body) {
        var answer = request(practice, UUID.randomUUID().toString(), body);
        if (answer.statusCode() != 202) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    HttpResponse<String> get(String link) {
        return send(to(link).GET());
    }

    HttpResponse<String> post(String link, String body) {
        return send(
                to(link).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** A request builder for a path or for a link that the service gave. */
    HttpRequest.Builder to(String link) {
        return HttpRequest.newBuilder(URI.create(base + link.replace(PUBLIC_URL, "")));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
