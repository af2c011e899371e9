// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Fifty boards are open and renew themselves as the page does, each at moments of its own. What
 * comes in shows on all of them; how soon after the event is printed.
 */
@Order(3)
class FiftyBoardsIT {

    private static final int BOARDS = 50;
    private static final int ROUNDS = 4;
    private static final int MOST_SECONDS = 60;
    private static final Pattern SEEN = Pattern.compile("seen=([0-9-]*)");

    /** As often as the page does. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void showWhatComesInOnEachOfThem() throws Exception {
        var took = new ArrayList<Long>();
        try (var kim = new Coordinator()) {
            for (int round = 0; round < ROUNDS; round++) {
                took.addAll(round(kim, "Fifty Boards " + round));
            }
        }
        assertThat(took).hasSize(BOARDS * ROUNDS);
        Collections.sort(took);
        System.out.printf(
                "%d boards open, %d requests: shown after they were sent by p50 %d ms, p95 %d ms, at most %d ms%n",
                BOARDS,
                ROUNDS,
                took.get(took.size() / 2),
                took.get(took.size() * 95 / 100),
                took.getLast());
    }

    /** How long after somebody asked each board showed them, in milliseconds. */
    private static List<Long> round(Coordinator kim, String name) throws Exception {
        var cookie = kim.cookie();
        var shown = Collections.synchronizedList(new ArrayList<Long>());
        var ready = new CountDownLatch(BOARDS);
        var told = new CountDownLatch(BOARDS);
        for (int board = 0; board < BOARDS; board++) {
            Thread.ofVirtual()
                    .start(() -> {
                        var seen = seen(look(cookie, "/board?practice=lakeside"));
                        ready.countDown();
                        awaitOnBoard(cookie, seen, name);
                        shown.add(System.nanoTime());
                        told.countDown();
                    });
        }
        assertThat(ready.await(MOST_SECONDS, TimeUnit.SECONDS)).as("all are open").isTrue();

        var asked = System.nanoTime();
        kim.given(Client.request(name), "offered");

        assertThat(told.await(MOST_SECONDS, TimeUnit.SECONDS)).as("all show it").isTrue();
        return shown.stream().map(at -> TimeUnit.NANOSECONDS.toMillis(at - asked)).toList();
    }

    private static void awaitOnBoard(String cookie, String seenFirst, String name) {
        var seen = seenFirst;
        pause(ThreadLocalRandom.current().nextLong(BETWEEN_LOOKS.toMillis()));
        while (true) {
            var part = look(cookie, "/board/changes?practice=lakeside&seen=" + seen);
            if (part.contains(name)) {
                return;
            }
            seen = part.isEmpty() ? seen : seen(part);
            pause(BETWEEN_LOOKS.toMillis());
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static String seen(String page) {
        var seen = SEEN.matcher(page);
        return seen.find() ? seen.group(1) : "";
    }

    private static String look(String cookie, String path) {
        return Client.send(
                        HttpRequest.newBuilder(URI.create(Stack.board() + path))
                                .header("Cookie", cookie)
                                .header("HX-Request", "true")
                                .GET())
                .body();
    }
}
