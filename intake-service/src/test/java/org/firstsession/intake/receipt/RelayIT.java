// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RelayIT extends RunningService {

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "relay-" + UUID.randomUUID();
    @Autowired private JdbcClient jdbc;
    @Autowired private LogTail tail;
    @Autowired private UnsentReceipts unsent;

    @Test
    void sendsInOrderWhatWasAcceptedWithoutABroker() {
        try (var log = openPractice(practice)) {
            await().until(() -> client.get(URL + "/p/" + practice + "/start").status() == 200);
            var accepted = new ArrayList<String>();
            accepted.add(request());
            log.commands(1);

            stopBroker();
            try {
                for (int i = 0; i < 20; i++) {
                    accepted.add(request());
                }
            } finally {
                startBroker();
            }

            log.commands(21);
            var sent = new ArrayList<String>();
            for (int i = 1; i <= 21; i++) {
                sent.add(((RequestTrial) log.command(i)).getRequestId());
            }
            assertThat(sent).isEqualTo(accepted);
            await().until(() -> unsent.unsent(practice).isEmpty());
            assertThat(log.commands(21)).hasSize(21);
        }
    }

    @Test
    void findsOnTheLogWhatIsNotMarkedAsSent() {
        try (var log = openPractice(practice)) {
            await().until(() -> client.get(URL + "/p/" + practice + "/start").status() == 200);
            request();
            log.commands(1);
            await().atMost(Duration.ofSeconds(5)).until(() -> unsent.unsent(practice).isEmpty());
            // As after a process that ended between the send and the mark, and a new owner.
            jdbc.sql(
                            """
                            UPDATE relay_lanes SET owner = 'gone', fence = fence + 1,
                                leased_until = clock_timestamp() + interval '12 seconds'
                            WHERE practice_id = ?\
                            """)
                    .param(practice)
                    .update();
            jdbc.sql("UPDATE receipts SET sent_at = NULL WHERE practice_id = ?")
                    .param(practice)
                    .update();
            assertThat(tail.find(practice, unsent.unsent(practice))).hasSize(1);

            await().atMost(Duration.ofSeconds(40)).until(() -> unsent.unsent(practice).isEmpty());

            request();
            assertThat(log.commands(2)).hasSize(2);
        }
    }

    private String request() {
        var key = UUID.randomUUID().toString();
        var answer = client.request(practice, key, ValidRequest.json().toString());
        assertThat(answer.status()).isEqualTo(202);
        return answer.requestId().toString();
    }
}
