// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the public contract with intake-service. */
final class Intake implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String REQUEST =
            """
            {"kind":"individual","format":"virtual","state":"CA","zip":"94110",
             "timeZone":"America/Los_Angeles","times":[],"languages":["en"],
             "specialties":["anxiety"],"person":{"name":"Bench Mark",
             "email":"bench.mark@example.org","contactBy":["email"],"adult":true,"consents":true}}\
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String practiceUrl;

    Intake(String url, String practice) {
        practiceUrl = url + "/api/practices/" + practice;
    }

    /** Asks for a session; the answer is that it was accepted. */
    JsonNode ask() throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(practiceUrl + "/trial-requests"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(REQUEST)),
                Set.of(202));
    }

    JsonNode view(String self) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(self)).GET(), Set.of(200));
    }

    /** Acts; the view is the one before the decision when that takes long. */
    JsonNode act(String link, Map<String, String> body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))),
                Set.of(200, 202));
    }

    private JsonNode send(HttpRequest.Builder request, Set<Integer> expected)
            throws IOException, InterruptedException {
        var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (!expected.contains(answer.statusCode())) {
            throw new IOException(
                    "%d in place of %s from %s"
                            .formatted(answer.statusCode(), expected, answer.uri().getPath()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
