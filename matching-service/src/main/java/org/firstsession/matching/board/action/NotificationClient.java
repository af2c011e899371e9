// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What the board tells notification-service. */
@Component
@Profile("board")
class NotificationClient {

    private final RestClient notification;

    NotificationClient(@Qualifier("notification") RestClient notification) {
        this.notification = notification;
    }

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
}
