// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstsession.engine.log.Command;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failure short: commands are left out, first half of them at once, then fewer and fewer,
 * as long as what is left still fails in the same way.
 */
final class Shrinking {

    private Shrinking() {}

    /** The failure of the shortest list of commands, ready to be pasted as a test. */
    static AssertionError shortest(long seed, List<Command> commands, Throwable failure) {
        var least = shrink(commands, name(failure));
        var shown = failureOf(least);
        return new AssertionError(
                """
                %s
                seed %d, %d commands of %d left; again with
                -Dfirstsession.seed=%d -Dfirstsession.weeks=1, or as a test:

                %s\
                """
                        .formatted(
                                Objects.requireNonNullElse(shown, failure).getMessage(),
                                seed,
                                least.size(),
                                commands.size(),
                                seed,
                                JavaSource.testOf(seed, least)),
                Objects.requireNonNullElse(shown, failure));
    }

    static List<Command> shrink(List<Command> commands, String name) {
        var least = List.copyOf(commands);
        for (int size = Math.max(1, least.size() / 2); size >= 1; ) {
            var shorter = withoutSome(least, size, name);
            if (shorter != null) {
                least = shorter;
                size = Math.min(size, Math.max(1, least.size() / 2));
            } else {
                size /= 2;
            }
        }
        return least;
    }

    /** What a failure is about, without particulars; the empty text for none. */
    static String name(@Nullable Throwable failure) {
        if (failure == null) {
            return "";
        }
        var message = String.valueOf(failure.getMessage());
        int particulars = message.indexOf(':');
        return failure instanceof AssertionError
                ? particulars < 0 ? message : message.substring(0, particulars)
                : failure.getClass().getName();
    }

    private static @Nullable List<Command> withoutSome(
            List<Command> commands, int size, String name) {
        for (int from = commands.size() - size; from > -size; from -= size) {
            var rest = new ArrayList<>(commands);
            rest.subList(Math.max(0, from), from + size).clear();
            if (name(failureOf(rest)).equals(name)) {
                return rest;
            }
        }
        return null;
    }

    private static @Nullable Throwable failureOf(List<Command> commands) {
        try {
            Week.of(commands);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }
}
