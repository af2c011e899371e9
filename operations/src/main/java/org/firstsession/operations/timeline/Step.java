// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command and what followed from it for the one who is asked about.
 *
 * @param at when it was accepted
 * @param place where it stands on the log
 * @param command its type
 * @param actor in which role it was given, and by whom; null when nobody could read it
 * @param channel by which way it came
 * @param details what it says
 * @param events what was decided
 */
record Step(
        Instant at,
        String place,
        String command,
        @Nullable String actor,
        @Nullable String channel,
        Map<String, @Nullable Object> details,
        List<Decided> events) {

    /**
     * An event.
     *
     * @param id practice and number
     * @param type its type
     * @param details what it says
     * @param chain the hash chain's link behind it, by which it can be found in a signed statement;
     *     null when the record has none
     */
    record Decided(
            String id,
            String type,
            Map<String, @Nullable Object> details,
            @Nullable String chain) {}
}
