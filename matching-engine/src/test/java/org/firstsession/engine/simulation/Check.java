// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import org.firstsession.engine.log.Event;
import org.jspecify.annotations.Nullable;

/** A part of the auditor: some promises, looked at from the outside. */
interface Check {

    /** Before the ledger notes anything of a decision. */
    default void before(Step step) {}

    /** Before the ledger notes one event of it. */
    default void on(Event event, Step step) {}

    /** After the whole decision. */
    default void after(Step step) {}

    /**
     * What was broken, before the first colon without particulars: a shorter week that still fails
     * fails in the same way.
     */
    static void require(boolean holds, @Nullable String violation) {
        if (!holds) {
            throw new AssertionError(violation);
        }
    }
}
