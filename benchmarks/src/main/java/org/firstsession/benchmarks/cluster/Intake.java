// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.cluster;

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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the public contract with intake-service. */
public final class Intake implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(5).toNanos();
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private static final String REQUEST =
            """
            {"kind":"individual","format":"virtual","state":"CA","zip":"94110",
             "timeZone":"America/Los_Angeles","times":[],"languages":["en"],
             "specialties":[%s],"person":{"name":"Bench Mark",
             "email":"bench.mark@example.org","contactBy":["email"],"adult":true,"consents":true}}\
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String practice;

    public Intake(String url, String practice) {
        this.url = url;
        this.practice = practice;
    }

    /** Waits until clients can ask the practice for a session. */
    public void awaitOpen() throws IOException, InterruptedException {
        var form = HttpRequest.newBuilder(URI.create(url + "/p/" + practice + "/start"));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (http.send(form.timeout(PATIENCE).build(), BodyHandlers.discarding()).statusCode()
                != OK) {
            pause(deadline, practice + " isn't there");
        }
    }

    /** Asks for a session about anxiety; the answer is that it was accepted. */
    public JsonNode ask() throws IOException, InterruptedException {
        return ask("\"anxiety\"");
    }

    /** Asks for any session: some practices know nothing about anxiety. */
    public JsonNode askAboutAnything() throws IOException, InterruptedException {
        return ask("");
    }

    private JsonNode ask(String specialties) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(
                                URI.create(url + "/api/practices/" + practice + "/trial-requests"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(REQUEST.formatted(specialties))),
                Set.of(ACCEPTED));
    }

    public JsonNode view(String self) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(self)).GET(), Set.of(OK));
    }

    /** Looks every few milliseconds until a request's state is as awaited; the view then. */
    public JsonNode await(String self, Predicate<String> state)
            throws IOException, InterruptedException {
        return await(self, view(self), state);
    }

    /** The same, beginning with a view that is there already. */
    public JsonNode await(String self, JsonNode seen, Predicate<String> state)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var view = seen;
        while (!state.test(view.path("state").asString())) {
            pause(deadline, "a request stays " + view.path("state").asString());
            view = view(self);
        }
        return view;
    }

    /** Acts; the view is the one before the decision when that takes long. */
    public JsonNode act(String link, Map<String, String> body)
            throws IOException, InterruptedException {
        return send(post(link, body), Set.of(OK, ACCEPTED));
    }

    /** Acts, and gives the status of the answer, whichever it is. */
    public int tryTo(String link, Map<String, String> body)
            throws IOException, InterruptedException {
        return http.send(post(link, body).timeout(PATIENCE).build(), BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpRequest.Builder post(String link, Map<String, String> body) {
        return HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
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

    private static void pause(long deadline, String otherwise) {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(otherwise);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }

    @Override
    public void close() {
        http.close();
    }
}
