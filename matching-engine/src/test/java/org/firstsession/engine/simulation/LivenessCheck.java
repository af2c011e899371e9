// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.HumanNeed;
import org.jspecify.annotations.Nullable;

/**
 * Every open request has a next action with a due time; no tick leaves one behind that is overdue;
 * and the engine wants to be woken when the first of them is due.
 */
final class LivenessCheck implements Check {

    private final Ledger ledger;
    private @Nullable ZoneId zone;

    LivenessCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void on(Event event, Step step) {
        if (event instanceof Event.PracticeOpened opened) {
            zone = opened.timeZone();
        } else if (event instanceof Event.HumanNeeded needed) {
            checkDue(needed);
        }
    }

    @Override
    public void after(Step step) {
        if (ledger.policy == null) {
            return;
        }
        boolean tick = step.decides() && step.command() instanceof Command.AdvanceTime;
        for (var request : ledger.requests.values()) {
            var due = request.due(ledger.policy());
            require(due != null, "nobody has to do anything: " + request.id);
            require(
                    !tick || due.isAfter(ledger.now),
                    "overdue after a tick when it is " + request.phase + ": " + request.id);
            require(
                    request.phase != Phase.CANCELLED,
                    "cancelled, and nobody said what follows: " + request.id);
        }
    }

    void checkAlarm(Optional<Instant> alarm) {
        if (ledger.policy == null) {
            return;
        }
        var policy = ledger.policy;
        var earliest =
                ledger.requests.values().stream()
                        .map(request -> request.due(policy))
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo);
        require(alarm.equals(earliest), "woken at another time: " + alarm + ", not " + earliest);
    }

    /** A person has working hours, unless somebody may not be safe. */
    private void checkDue(Event.HumanNeeded needed) {
        var policy = ledger.policy();
        if (needed.reason() == HumanNeed.SAFETY) {
            var minutes = Duration.ofMinutes(policy.lifetimes().safetyDueMinutes());
            require(
                    needed.dueAt().equals(ledger.now.plus(minutes)),
                    "safety waits for the morning");
            return;
        }
        require(
                OpenHours.isAfter(
                        ledger.now,
                        needed.dueAt(),
                        policy.humanDueMinutes(),
                        policy.workingHours(),
                        Objects.requireNonNull(zone)),
                "a task is due outside working hours");
    }
}
