// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invented people who ask and answer through the public API, so that a board has something to show:
 * many at once in the beginning, then one every few seconds. Every name is made up.
 */
final class DemoTraffic {

    private static final int FIRST_BURST = 40;
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration THINKING = Duration.ofSeconds(4);
    private static final long SEED = 20_261_128;

    private final URI intake;
    private final HttpClient http = HttpClient.newHttpClient();
    private final RandomGenerator random;

    DemoTraffic(URI intake) {
        this.intake = intake;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }

    /**
     * Goes on until the thread is interrupted; a service that is away for a while is waited for.
     */
    void run() {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sent = 0; !Thread.currentThread().isInterrupted(); sent++) {
                var visit = visit();
                people.submit(() -> follow(visit));
                Thread.sleep(sent < FIRST_BURST ? Duration.ofMillis(250) : BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Somebody with a wish, and what they will do with an offer.
     *
     * @param answer 0 to 99: takes one, takes none, or never answers
     */
    record Visit(Map<String, Object> body, int answer, int option) {}

    /** The next one; the same seed gives the same people. */
    Visit visit() {
        return new Visit(DemoPeople.request(random), random.nextInt(100), random.nextInt(3));
    }

    /** Asks, thinks, and answers. */
    private void follow(Visit visit) {
        try {
            var received =
                    post(intake.resolve("/api/practices/lakeside/trial-requests"), visit.body());
            if (received.statusCode() != 202) {
                return;
            }
            var self = URI.create(json(received).at("/links/self").asString());
            Thread.sleep(THINKING);
            var view = json(get(self));
            var options = view.at("/offer/options");
            var links = view.path("links");
            if (options.size() > 0 && visit.answer() < 60) {
                take(visit, options, links);
            } else if (options.size() > 0 && visit.answer() < 75) {
                post(URI.create(links.path("decline").asString()), Map.of());
            }
            if (visit.answer() < 6) {
                Thread.sleep(THINKING);
                var cancel = json(get(self)).at("/links/cancel").asString("");
                if (!cancel.isEmpty()) {
                    post(URI.create(cancel), Map.of());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            // Whoever can't be reached is gone; the next one tries anew.
            Thread.yield();
        }
    }

    private void take(Visit visit, JsonNode options, JsonNode links) {
        var option = options.path(Math.min(visit.option(), options.size() - 1));
        post(
                URI.create(links.path("accept").asString()),
                Map.of("optionId", option.path("optionId").asString()));
    }

    private HttpResponse<String> post(URI uri, Map<String, Object> body) {
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(body))));
    }

    private HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }
}
