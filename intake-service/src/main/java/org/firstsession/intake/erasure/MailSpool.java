// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.IntakeProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The spool that keeps messages after they were sent, where the practice runs one: the inbox of the
 * local stack, or a relay with the same call.
 */
@Component
class MailSpool {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private final @Nullable RestClient spool;

    MailSpool(IntakeProperties properties) {
        this.spool = properties.mailSpool().isBlank() ? null : client(properties);
    }

    /**
     * Whose messages are dropped.
     *
     * @param requestId null for all messages to the addresses; else only those about the request
     */
    record Drop(List<String> addresses, @Nullable UUID requestId) {
        @Override
        public String toString() {
            return "Drop[redacted]";
        }
    }

    /**
     * Drops messages.
     *
     * @throws org.springframework.web.client.RestClientException when the spool didn't
     */
    void drop(Drop drop) {
        if (spool != null && !drop.addresses().isEmpty()) {
            spool.post()
                    .uri("/api/erasures")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(drop)
                    .retrieve()
                    .toBodilessEntity();
        }
    }

    private static RestClient client(IntakeProperties properties) {
        var http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(READ);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(properties.mailSpool())
                .defaultHeaders(headers -> headers.setBearerAuth(properties.internalToken()))
                .build();
    }
}
