// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.contact;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.firstsession.notification.NotificationProperties;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * The client of intake-service's internal API. Each answer is a read on record there, so it is
 * asked once per attempt and for nothing that the message doesn't need.
 */
@Component
public class Contacts {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final RestClient intake;

    Contacts(NotificationProperties properties) {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ);
        this.intake =
                RestClient.builder()
                        .requestFactory(requests)
                        .baseUrl(properties.intakeUrl())
                        .defaultHeaders(h -> h.setBearerAuth(properties.internalToken()))
                        .build();
    }

    /** How to reach somebody who is part of a request. */
    public PersonContact person(String practiceId, String requestId, String personId)
            throws PersonErasedException, IntakeUnavailableException {
        return ask(
                PersonContact.class,
                "/internal/practices/{practice}/requests/{request}/people/{person}?purpose=notification",
                practiceId,
                requestId,
                personId);
    }

    /**
     * Where the link goes that a client wants somebody to have.
     *
     * @return empty when we weren't asked to send it
     */
    public Optional<InvitationContact> invitation(String practiceId, String requestId)
            throws PersonErasedException, IntakeUnavailableException {
        try {
            return Optional.of(
                    ask(
                            InvitationContact.class,
                            "/internal/practices/{practice}/requests/{request}/invitation?purpose=notification",
                            practiceId,
                            requestId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** How to reach and name a therapist. */
    public TherapistContact therapist(String practiceId, String therapistId)
            throws PersonErasedException, IntakeUnavailableException {
        return ask(
                TherapistContact.class,
                "/internal/practices/{practice}/therapists/{therapist}?purpose=notification",
                practiceId,
                therapistId);
    }

    private <T> T ask(Class<T> type, String path, Object... ids)
            throws PersonErasedException, IntakeUnavailableException {
        try {
            var answer = intake.get().uri(path, ids).retrieve().body(type);
            if (answer == null) {
                throw new IntakeUnavailableException("empty answer");
            }
            return answer;
        } catch (RestClientResponseException e) {
            if (e.getStatusCode().value() == GONE) {
                throw new PersonErasedException();
            }
            if (e.getStatusCode().value() == NOT_FOUND) {
                // The roster, say, may be read later than the decision that names a therapist.
                throw new NotFoundException();
            }
            throw new IntakeUnavailableException("status " + e.getStatusCode().value());
        } catch (ResourceAccessException e) {
            throw new IntakeUnavailableException("no answer");
        } catch (RestClientException e) {
            throw new IntakeUnavailableException("unreadable answer");
        }
    }

    /** Not there, or not yet. */
    private static final class NotFoundException extends IntakeUnavailableException {
        private static final long serialVersionUID = 1L;

        private NotFoundException() {
            super("status " + NOT_FOUND);
        }
    }
}
