// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.TimeoutException;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.TrialRequested;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ProducerPostProcessor;

/** Whatever breaks in the middle of a batch, each command is decided, once. */
class EngineFaultsIT {

    private static final int BATCH = 40;

    @Test
    void decidesABatchOnceAfterAnExceptionInTheMiddle() {
        surviving(armed ->
                real ->
                        FaultyProducer.failsBefore(
                                real,
                                "send",
                                armed,
                                new IllegalStateException("planted by a test")));
    }

    @Test
    void decidesABatchOnceWhenTheAnswerToItsCommitIsLost() {
        surviving(armed ->
                real ->
                        FaultyProducer.failsAfter(
                                real,
                                "commitTransaction",
                                armed,
                                new TimeoutException("planted by a test")));
    }

    @Test
    void decidesABatchOnceWhenItsCommitNeverArrives() {
        surviving(armed ->
                real ->
                        FaultyProducer.failsBefore(
                                real,
                                "commitTransaction",
                                armed,
                                new TimeoutException("planted by a test")));
    }

    @Test
    void decidesABatchOnceWhenItsProducerIsFencedInTheMiddle() {
        try (var engine = EngineInstance.start("fenced");
                var practice = new TestPractice()) {
            practice.open("ana", "ben");
            awaitDecided(practice, practice.sendRequests(1));

            var requests = practice.sendRequests(BATCH);
            try (var twin = engine.twin()) {
                twin.initTransactions();
            }
            requests.addAll(practice.sendRequests(BATCH));

            awaitDecided(practice, requests);
        }
    }

    @Test
    void decidesEachCommandOnceWhileAnotherInstanceComesAndGoes() {
        try (var first = EngineInstance.start("stays");
                var practice = new TestPractice()) {
            practice.open("ana", "ben");
            var requests = new ArrayList<>(practice.sendRequests(BATCH));
            for (int round = 0; round < 2; round++) {
                try (var second = EngineInstance.start("comes-and-goes")) {
                    requests.addAll(practice.sendRequests(BATCH));
                    awaitDecided(practice, requests);
                }
                requests.addAll(practice.sendRequests(BATCH));
            }
            awaitDecided(practice, requests);
        }
    }

    /** A practice that is never silent has no idle moment in which books could be rebuilt. */
    @Test
    void isReadyAgainAlthoughCommandsNeverCease() throws Exception {
        try (var practice = new TestPractice()) {
            try (var first = EngineInstance.start("busy")) {
                practice.open("ana", "ben");
                awaitDecided(practice, practice.sendRequests(1));
            }
            var stop = new AtomicBoolean();
            var asking =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!stop.get()) {
                                    practice.send(practice.request());
                                    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
                                }
                            });
            try (var second = EngineInstance.start("busy")) {
                await().atMost(Duration.ofSeconds(30)).until(second::isReady);
            } finally {
                stop.set(true);
                asking.join();
            }
        }
    }

    @Test
    void losesSecondsAndNoCommandToAFrozenBroker() throws Exception {
        try (var engine = EngineInstance.start("frozen");
                var practice = new TestPractice()) {
            practice.open("ana", "ben");
            var requests = new ArrayList<>(practice.sendRequests(BATCH));
            var pid = TestCluster.broker().process().pid();
            signal("STOP", pid);
            try {
                for (int i = 0; i < BATCH; i++) {
                    var request = practice.request();
                    practice.send(request);
                    requests.add(request);
                }
            } finally {
                // The freeze itself is the point here, so its length is fixed.
                new java.util.concurrent.CountDownLatch(1).await(8, TimeUnit.SECONDS);
                signal("CONT", pid);
            }

            awaitDecided(practice, requests);
        }
    }

    private static void signal(String signal, long pid) throws Exception {
        var sent = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        assertThat(sent.waitFor()).isZero();
    }

    private static void surviving(
            java.util.function.Function<AtomicBoolean, ProducerPostProcessor<byte[], byte[]>>
                    fault) {
        try (var engine = EngineInstance.start("faulty");
                var practice = new TestPractice()) {
            practice.open("ana", "ben");
            awaitDecided(practice, practice.sendRequests(1));
            var armed = new AtomicBoolean(true);
            engine.interpose(fault.apply(armed));

            var requests = new ArrayList<>(practice.sendRequests(BATCH));
            requests.addAll(practice.sendRequests(BATCH));

            awaitDecided(practice, requests);
            assertThat(armed).as("the fault is still to come").isFalse();
        }
    }

    private static void awaitDecided(TestPractice practice, List<RequestTrial> requests) {
        var ids = requests.stream().map(RequestTrial::getCommandId).toList();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(LogAudit.of(practice.id).all(TrialRequested.class))
                                .extracting(TrialRequested::getCommandId)
                                .containsAll(ids));
        var audit = LogAudit.of(practice.id).holds();
        assertThat(audit.all(TrialRequested.class))
                .extracting(TrialRequested::getCommandId)
                .doesNotHaveDuplicates();
    }
}
