// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OutcomesIT extends RunningService {

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "outcomes-" + UUID.randomUUID();
    @Autowired private Outcomes outcomes;

    /** A wait that only ends when its time is over would cost each client two seconds. */
    @Test
    void endTheWaitAsSoonAsTheyAreStored() {
        try (var log = openPractice(practice)) {
            await().until(() -> client.get(URL + "/p/" + practice + "/start").status() == 200);
            var key = UUID.randomUUID().toString();
            client.request(practice, key, ValidRequest.json().toString());
            log.commands(1);
            var requestId = UUID.fromString(((RequestTrial) log.command(1)).getRequestId());
            var commandId = UUID.fromString(log.commandId(1));

            var waiting =
                    CompletableFuture.supplyAsync(
                            () -> outcomes.await(commandId, Duration.ofMinutes(5)));
            log.write(log.events.refused(requestId, commandId.toString(), RefusalReason.INVALID));

            await().atMost(Duration.ofSeconds(40)).until(waiting::isDone);
            assertThat(waiting.join())
                    .isEqualTo(Optional.of(new Outcome.Refused(RefusalReason.INVALID)));
        }
    }
}
