// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.triage;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstsession.matching.board.BoardProperties;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The messages that intake-service keeps for the practice. Nothing of them is kept here. */
@Component
@Profile("board")
class Messages {

    private static final String QUEUE = "/internal/practices/{practice}/triage";

    private final RestClient client;

    Messages(BoardProperties properties) {
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .connectTimeout(Duration.ofMillis(500))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build());
        requests.setReadTimeout(Duration.ofSeconds(5));
        this.client =
                RestClient.builder()
                        .baseUrl(properties.intakeUrl())
                        .requestFactory(requests)
                        .defaultHeaders(
                                headers -> headers.setBearerAuth(properties.internalToken()))
                        .build();
    }

    /** A message of the list; nobody's words. */
    record Line(
            String id,
            String reason,
            boolean urgent,
            String language,
            @Nullable String requestId,
            Instant cameAt) {}

    /** Who wrote, as far as known. */
    record Writer(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String contactBy) {
        @Override
        public String toString() {
            return "Writer[]";
        }
    }

    /** One text of a conversation. */
    record Said(boolean incoming, String text, int media, Instant at) {
        @Override
        public String toString() {
            return "Said[]";
        }
    }

    /** What could be read from the words; null where nothing could. */
    record Understood(
            @Nullable Boolean couple,
            @Nullable String state,
            @Nullable String format,
            @Nullable String zip,
            String language) {}

    /** A message in full. */
    record Shown(
            String id,
            String reason,
            boolean urgent,
            String language,
            @Nullable String requestId,
            Instant cameAt,
            Writer writer,
            @Nullable String body,
            List<Said> transcript,
            Understood understood) {
        @Override
        public String toString() {
            return "Shown[" + id + "]";
        }
    }

    List<Line> waiting(String practiceId) {
        try {
            var lines =
                    client.get()
                            .uri(QUEUE, practiceId)
                            .retrieve()
                            .body(new ParameterizedTypeReference<List<Line>>() {});
            return lines == null ? List.of() : lines;
        } catch (RestClientException e) {
            throw new PeopleUnavailableException(e);
        }
    }

    /** The message; the look is recorded before it is given. */
    Optional<Shown> reveal(String practiceId, String id, String viewer) {
        try {
            return Optional.ofNullable(
                    client.post()
                            .uri(QUEUE + "/{id}/reveal", practiceId, id)
                            .body(Map.of("viewer", viewer, "purpose", "triage"))
                            .retrieve()
                            .body(Shown.class));
        } catch (HttpClientErrorException.NotFound | HttpClientErrorException.BadRequest e) {
            return Optional.empty();
        } catch (RestClientException e) {
            throw new PeopleUnavailableException(e);
        }
    }

    /** Sends words to whoever wrote; false when there is no way to them. */
    boolean reply(String practiceId, String id, String viewer, String words) {
        return called(practiceId, id, "reply", Map.of("viewer", viewer, "words", words)).isEmpty();
    }

    /** Makes a request of a message; what can't be used, by field, empty when it was made. */
    Map<String, String> request(
            String practiceId, String id, String viewer, Map<String, @Nullable Object> wanted) {
        var body = new LinkedHashMap<String, Object>();
        body.put("viewer", viewer);
        body.put("wanted", wanted);
        return called(practiceId, id, "request", body);
    }

    void settle(String practiceId, String id, String viewer) {
        try {
            client.post()
                    .uri(QUEUE + "/{id}/settle?viewer={viewer}", practiceId, id, viewer)
                    .retrieve()
                    .toBodilessEntity();
        } catch (RestClientException e) {
            throw new PeopleUnavailableException(e);
        }
    }

    private Map<String, String> called(
            String practiceId, String id, String what, Map<String, ?> body) {
        try {
            client.post()
                    .uri(QUEUE + "/{id}/" + what, practiceId, id)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
            return Map.of();
        } catch (HttpClientErrorException.UnprocessableContent
                | HttpClientErrorException.Conflict
                | HttpClientErrorException.BadRequest e) {
            var problem = e.getResponseBodyAs(Problem.class);
            return problem == null || problem.errors() == null
                    ? Map.of("message", "this isn't possible")
                    : problem.byField();
        } catch (RestClientException e) {
            throw new PeopleUnavailableException(e);
        }
    }

    private record Problem(@Nullable List<Fault> errors) {
        Map<String, String> byField() {
            var faults = new LinkedHashMap<String, String>();
            if (errors != null) {
                errors.forEach(fault -> faults.putIfAbsent(fault.field(), fault.message()));
            }
            if (faults.isEmpty()) {
                faults.put("message", "this isn't possible");
            }
            return faults;
        }
    }

    private record Fault(String field, String message) {}
}
