// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * Which commands were decided, so that a copy changes nothing. Ids of a case are kept with the
 * case; all others for {@link #SPAN}. What was forgotten can't be decided anew: a command or
 * request older than that is refused.
 */
final class CommandMemory {

    /** How long ids are remembered, and how long a closed case stays. */
    static final Duration SPAN = Duration.ofDays(90);

    // Looked up, never walked through: the order of a hash table decides nothing.
    private final Set<CommandId> known = new HashSet<>();
    private final Map<RequestId, List<CommandId>> ofCase = new HashMap<>();
    private final Deque<Dated> others = new ArrayDeque<>();
    // Most commands lead to several events, one after the other.
    private @Nullable CommandId last;

    boolean knows(CommandId commandId) {
        return known.contains(commandId);
    }

    /** Whether the event before was the same command's, and nothing was forgotten since. */
    boolean wasJustRemembered(CommandId commandId) {
        return commandId.equals(last);
    }

    void remember(CommandId commandId, @Nullable RequestId caseId, Instant now) {
        last = commandId;
        if (!known.add(commandId)) {
            return;
        }
        if (caseId == null) {
            others.addLast(new Dated(commandId, now));
        } else {
            ofCase.computeIfAbsent(caseId, id -> new ArrayList<>(4)).add(commandId);
        }
    }

    void forgetCase(RequestId caseId) {
        last = null;
        var ids = ofCase.remove(caseId);
        if (ids != null) {
            ids.forEach(known::remove);
        }
    }

    void forgetOthersBefore(Instant instant) {
        last = null;
        while (!others.isEmpty() && others.getFirst().at().isBefore(instant)) {
            known.remove(others.removeFirst().commandId());
        }
    }

    int size() {
        return known.size();
    }

    private record Dated(CommandId commandId, Instant at) {}
}
