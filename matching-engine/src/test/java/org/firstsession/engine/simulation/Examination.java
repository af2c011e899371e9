// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.util.function.LongFunction;

/**
 * Looks at one random week in every way: the auditor watches, and both replays must agree. What it
 * says is one line; it can be asked through a type that class loaders share.
 */
public final class Examination implements LongFunction<String> {

    /** What is wrong with a week, the empty text for nothing. */
    @Override
    public String apply(long seed) {
        Week week;
        try {
            week = Week.watched(seed);
        } catch (AssertionError violation) {
            return "the auditor: " + Shrinking.name(violation);
        } catch (RuntimeException broken) {
            return "a broken invariant: " + Shrinking.name(broken);
        }
        if (!Replays.fold(week.events()).toString().equals(week.book())) {
            return "the replay: the events lead to another book";
        }
        return Replays.again(week, seed, 50).equals(week)
                ? ""
                : "the replay: the commands lead to other events";
    }
}
