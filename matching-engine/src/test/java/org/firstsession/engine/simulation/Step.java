// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Instant;
import java.util.List;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;

/**
 * One command and what was decided.
 *
 * @param command the command
 * @param events what followed from it
 * @param before the engine's now before it
 * @param decides whether it was to be decided: neither misdated nor a copy
 */
record Step(Command command, List<Event> events, Instant before, boolean decides) {

    boolean has(Class<? extends Event> type) {
        return events.stream().anyMatch(type::isInstance);
    }

    boolean isRefused() {
        return has(Event.CommandRefused.class);
    }
}
