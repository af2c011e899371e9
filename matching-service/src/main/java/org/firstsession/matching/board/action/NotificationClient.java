// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.firstsession.matching.board.BoardProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What the board asks and tells notification-service. */
@Component
@Profile("board")
class NotificationClient {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final RestClient notification;

    NotificationClient(BoardProperties properties) {
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .connectTimeout(CONNECT)
                                .version(HttpClient.Version.HTTP_1_1)
                                .build());
        requests.setReadTimeout(ANSWER);
        this.notification =
                RestClient.builder()
                        .baseUrl(properties.notificationUrl())
                        .requestFactory(requests)
                        .defaultHeaders(
                                headers -> headers.setBearerAuth(properties.internalToken()))
                        .build();
    }

    private record Rota(int places) {}

    /**
     * Says that somebody has acknowledged a task.
     *
     * @throws RestClientException when it wasn't taken over
     */
    void seen(String practiceId, long taskSeq) {
        notification
                .put()
                .uri("/internal/practices/{practice}/needs/{seq}/seen", practiceId, taskSeq)
                .retrieve()
                .toBodilessEntity();
    }

    /**
     * How many people are called when a worry can't wait.
     *
     * @throws RestClientException when there is no answer
     */
    int placesOnCall() {
        var rota = notification.get().uri("/internal/on-call").retrieve().body(Rota.class);
        return Objects.requireNonNull(rota, "an answer without a body").places();
    }
}
