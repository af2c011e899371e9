// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.TrialRequested;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A killed matching-service loses nothing and decides nothing twice. */
@Order(Integer.MAX_VALUE)
class KillIT {

    private static final int REQUESTS = 500;

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void decidesEachOfFiveHundredRequestsOnceAcrossAKill() throws Exception {
        var accepted = new AtomicInteger();
        var ids = new ArrayList<String>();
        try (var clients = Executors.newFixedThreadPool(16)) {
            var calls = new ArrayList<Callable<String>>();
            for (int i = 0; i < REQUESTS; i++) {
                var body = Client.request("Killed " + i);
                calls.add(() -> {
                    var answer = Client.ask("lakeside", body);
                    assertThat(answer.statusCode()).isEqualTo(202);
                    accepted.incrementAndGet();
                    return Client.json(answer).path("requestId").asString();
                });
            }
            var killer =
                    Thread.ofVirtual()
                            .start(() -> {
                                Awaitility.await()
                                        .atMost(Duration.ofMinutes(1))
                                        .until(() -> accepted.get() > REQUESTS / 3);
                                Stack.kill("matching-service");
                            });
            for (var answer : clients.invokeAll(calls)) {
                ids.add(answer.get());
            }
            killer.join();
        }
        Stack.startWhatIsMissing();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(Log.events("lakeside", TrialRequested.class))
                                .extracting(TrialRequested::getRequestId)
                                .containsAll(ids));
        assertThat(Log.events("lakeside", TrialRequested.class))
                .extracting(TrialRequested::getRequestId)
                .doesNotHaveDuplicates();
        assertThat(Log.events("lakeside", DuplicateIgnored.class)).isEmpty();
    }
}
