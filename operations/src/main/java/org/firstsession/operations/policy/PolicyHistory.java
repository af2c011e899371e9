// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Policy;
import org.firstsession.operations.log.Decision;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.replay.Recorded;
import org.jspecify.annotations.Nullable;

/** The policies that a practice has had, in their order. */
final class PolicyHistory {

    /**
     * A policy.
     *
     * @param since the engine's now when it began to count
     * @param by who gave it: role, and id where there is one
     */
    record Set(Instant since, String by, Policy policy) {}

    private final Recorded recorded;
    private final String practiceId;
    private final List<Set> all = new ArrayList<>();

    PolicyHistory(Recorded recorded, String practiceId) {
        this.recorded = recorded;
        this.practiceId = practiceId;
    }

    /** Takes the decisions of one partition. */
    void read(DecisionCursor decisions) {
        for (var next = decisions.next(); next != null; next = decisions.next()) {
            for (var record : next.events()) {
                var event = recorded.event(record);
                var policy = policyOf(event);
                if (policy != null && event.meta().practiceId().value().equals(practiceId)) {
                    all.add(new Set(event.meta().recordedAt(), giver(next), policy));
                }
            }
        }
    }

    List<Set> all() {
        return List.copyOf(all);
    }

    private static @Nullable Policy policyOf(Event event) {
        return switch (event) {
            case Event.PracticeOpened opened -> opened.policy();
            case Event.PolicySet set -> set.policy();
            default -> null;
        };
    }

    private String giver(Decision decision) {
        var record = decision.command();
        Command command = record == null ? null : recorded.command(record);
        if (command == null) {
            return "unknown";
        }
        var actor = command.meta().actor();
        return actor.id() == null ? actor.role().name() : actor.role() + " " + actor.id();
    }
}
