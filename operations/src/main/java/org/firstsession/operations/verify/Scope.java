// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about. The logs are folded from their beginning all the same: what holds at a
 * moment depends on everything before it.
 *
 * @param practice the only practice; null for all
 * @param from first instant; null for the beginning
 * @param to first instant that is no longer asked about; null for none
 */
record Scope(@Nullable String practice, @Nullable Instant from, @Nullable Instant to) {

    static final Scope EVERYTHING = new Scope(null, null, null);

    boolean covers(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    boolean concerns(@Nullable String key) {
        return practice == null || practice.equals(key);
    }

    /** Whether the state at the end is asked about, and not only what happened in a stretch. */
    boolean includesTheEnd() {
        return to == null;
    }
}
