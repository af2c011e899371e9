// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option that says how long to go on asking. In containers everything starts at once. */
public final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Keep asking for so long until an answer comes. Default: ask once.")
    private int seconds = 0;

    /** The answer, once there is one. */
    public <T> T until(Supplier<T> answer) {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (true) {
            try {
                return answer.get();
            } catch (UnreachableException e) {
                if (System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(UnreachableException reason) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
