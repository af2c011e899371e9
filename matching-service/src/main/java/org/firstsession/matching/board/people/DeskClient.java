// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.util.List;
import java.util.Optional;
import org.firstsession.matching.board.BoardProperties;
import org.firstsession.matching.board.people.People.Accepted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * The desk of a practice, which intake-service keeps: what clients left there for a person. Nothing
 * of it is kept here; whoever reads words leaves a row on the other side.
 */
@Component
@Profile("board")
public class DeskClient {

    private static final String DESK = "/internal/practices/{practice}/desk";
    private static final String ITEM = DESK + "/{item}";

    private final RestClient client;

    DeskClient(BoardProperties properties) {
        this.client = IntakeClient.client(properties.intakeUrl(), properties.internalToken());
    }

    /** An item with its words. */
    public record Shown(DeskItem item, @Nullable String words) {
        @Override
        public String toString() {
            return "Shown[" + item.itemId() + "]";
        }
    }

    private record Look(String viewer, String purpose) {}

    /**
     * What waits, the most urgent first, and behind it who comes late and has been seen.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    List<DeskItem> items(String practiceId) {
        return IntakeClient.answered(() -> {
            var items =
                    client.get()
                            .uri(DESK, practiceId)
                            .retrieve()
                            .body(new ParameterizedTypeReference<List<DeskItem>>() {});
            return items == null ? List.of() : items;
        });
    }

    /**
     * An item with its words; empty when it doesn't wait any more.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    public Optional<Shown> reveal(String practiceId, String itemId, String viewer) {
        return IntakeClient.answered(() -> {
            try {
                return Optional.ofNullable(
                        client.post()
                                .uri(ITEM + "/reveal", practiceId, itemId)
                                .body(new Look(viewer, "desk"))
                                .retrieve()
                                .body(Shown.class));
            } catch (HttpClientErrorException.NotFound e) {
                return Optional.empty();
            }
        });
    }

    /**
     * Says that somebody has looked at it; false when somebody else was faster.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    public boolean done(String practiceId, String itemId, String viewer) {
        return IntakeClient.answered(() -> {
            try {
                client.post()
                        .uri(ITEM + "/done", practiceId, itemId)
                        .body(new Look(viewer, "desk"))
                        .retrieve()
                        .toBodilessEntity();
                return true;
            } catch (HttpClientErrorException.NotFound e) {
                return false;
            }
        });
    }

    /**
     * Takes a form as a request; empty when there is none any more.
     *
     * @throws PeopleUnavailableException when there is no answer
     */
    public Optional<Accepted> accept(String practiceId, String itemId, String viewer) {
        return IntakeClient.answered(() -> {
            try {
                return Optional.of(
                        IntakeClient.accepted(() ->
                                client.post()
                                        .uri(ITEM + "/accept", practiceId, itemId)
                                        .body(new Look(viewer, "desk"))));
            } catch (HttpClientErrorException.NotFound e) {
                return Optional.empty();
            }
        });
    }
}
