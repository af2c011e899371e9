// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The internal API of intake-service. */
public final class IntakeClient implements People {

    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final RestClient client;

    public IntakeClient(URI intakeUrl, String internalToken) {
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .connectTimeout(CONNECT)
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build());
        requests.setReadTimeout(ANSWER);
        this.client =
                RestClient.builder()
                        .baseUrl(intakeUrl)
                        .requestFactory(requests)
                        .defaultHeaders(headers -> headers.setBearerAuth(internalToken))
                        .build();
    }

    @Override
    public Names names(
            String practiceId,
            String viewer,
            Collection<String> requestIds,
            Collection<String> therapistIds) {
        var question =
                new NamesQuestion(
                        viewer, "board", List.copyOf(requestIds), List.copyOf(therapistIds));
        return answered(() -> {
            var answer =
                    client.post()
                            .uri("/internal/practices/{practice}/names", practiceId)
                            .body(question)
                            .retrieve()
                            .body(NamesAnswer.class);
            return answer == null ? Names.NONE : answer.names();
        });
    }

    @Override
    public Optional<Contact> contact(String practiceId, String requestId, String viewer) {
        return answered(() -> {
            try {
                return Optional.ofNullable(
                        client.post()
                                .uri(
                                        "/internal/practices/{practice}/requests/{request}/reveal",
                                        practiceId,
                                        requestId)
                                .body(new ContactQuestion(viewer, "contact"))
                                .retrieve()
                                .body(Contact.class));
            } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Gone e) {
                return Optional.empty();
            }
        });
    }

    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (RestClientException e) {
            throw new PeopleUnavailableException(e);
        }
    }

    private record NamesQuestion(
            String viewer, String purpose, List<String> requestIds, List<String> therapistIds) {}

    private record NamesAnswer(
            @Nullable Map<String, String> requests, @Nullable Map<String, String> therapists) {

        Names names() {
            return new Names(
                    requests == null ? Map.of() : requests,
                    therapists == null ? Map.of() : therapists);
        }

        @Override
        public String toString() {
            return "NamesAnswer[]";
        }
    }

    private record ContactQuestion(String viewer, String purpose) {}
}
