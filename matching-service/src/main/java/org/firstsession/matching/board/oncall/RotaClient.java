// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Reads and changes the rotas, which notification-service keeps. Without an answer each call ends
 * in a {@link RestClientException}.
 */
@Component
@Profile("board")
class RotaClient {

    private static final String ROTA = "/internal/practices/{practice}/on-call";

    private final RestClient notification;

    RotaClient(@Qualifier("notification") RestClient notification) {
        this.notification = notification;
    }

    /**
     * How many are called.
     *
     * @param places in practices that have changed nothing
     * @param practices in the others, by id
     */
    record Places(int places, Map<String, Integer> practices) {

        int of(String practiceId) {
            return practices.getOrDefault(practiceId, places);
        }
    }

    private record Change(UUID changeId, long version, List<Rota.Person> people) {}

    Places places() {
        return body(notification.get().uri("/internal/on-call").retrieve().body(Places.class));
    }

    Rota rota(String practiceId) {
        return body(notification.get().uri(ROTA, practiceId).retrieve().body(Rota.class));
    }

    /**
     * Puts other people on call.
     *
     * @param changeId the same one is carried out once
     * @param version of the rota that was changed
     * @return false when somebody else has changed it since
     */
    boolean change(String practiceId, UUID changeId, long version, List<Rota.Person> people) {
        return isTaken(
                notification
                        .put()
                        .uri(ROTA, practiceId)
                        .body(new Change(changeId, version, people)));
    }

    /**
     * Has a test sent to somebody.
     *
     * @param version of the rota that was seen
     * @param place theirs on it, from 1
     * @return false when the rota is another one by now
     */
    boolean test(String practiceId, UUID id, long version, int place) {
        return isTaken(
                notification
                        .post()
                        .uri(
                                ROTA + "/tests/{id}?version={version}&place={place}",
                                practiceId,
                                id,
                                version,
                                place));
    }

    private static boolean isTaken(RestClient.RequestHeadersSpec<?> asked) {
        try {
            asked.retrieve().toBodilessEntity();
            return true;
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode() == HttpStatus.CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private static <T> T body(@Nullable T body) {
        return Objects.requireNonNull(body, "an answer without a body");
    }
}
