// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    @Autowired private CommandLog commandLog;
    @Autowired private UnsentReceipts unsent;

    @Test
    void sendsInOrderWhatWasAcceptedWithoutABroker() {
        try (var log = openPractice(practice)) {
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

    /** As after a process that ended between a send and its mark. */
    @Test
    void sendsNothingTwiceAfterALaneWasLeftUnclear() {
        try (var log = openPractice(practice)) {
            jdbc.sql("INSERT INTO relay_lanes VALUES (?, 'gone', 1, true, 'infinity')")
                    .param(practice)
                    .update();
            request();
            var left = unsent.unsent(practice);
            commandLog.send(left.stream().map(commandLog::record).toList());
            var second = request();

            jdbc.sql(
                            """
                            UPDATE relay_lanes SET leased_until = clock_timestamp()
                            WHERE practice_id = ?\
                            """)
                    .param(practice)
                    .update();

            await().until(() -> unsent.unsent(practice).isEmpty());
            assertThat(left).hasSize(1);
            assertThat(((RequestTrial) log.command(2)).getRequestId()).isEqualTo(second);
        }
    }

    private String request() {
        var key = UUID.randomUUID().toString();
        var answer = client.request(practice, key, ValidRequest.json().toString());
        assertThat(answer.status()).isEqualTo(202);
        return answer.requestId().toString();
    }
}
