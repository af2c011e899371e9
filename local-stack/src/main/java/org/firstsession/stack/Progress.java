// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells somebody who waits what is ready, and remembers how long it took. */
final class Progress {

    private final PrintStream out;
    private final Map<String, Duration> ready = Collections.synchronizedMap(new LinkedHashMap<>());

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
    }

    void ready(String part, Duration took) {
        ready.put(part, took);
        say("  %-22s ready after %5.1f s".formatted(part, seconds(took)));
    }

    void alreadyRunning(String part) {
        say("  %-22s was running".formatted(part));
    }

    /** How long each part took, in the order in which they became ready. */
    Map<String, Duration> times() {
        return new LinkedHashMap<>(ready);
    }

    static double seconds(Duration duration) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0));
    }
}
