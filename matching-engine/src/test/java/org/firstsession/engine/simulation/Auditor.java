// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.CommandId;

/**
 * Holds what was decided against the promises of the engine, command by command. It keeps books of
 * its own and shares only the records of the log with the engine.
 */
final class Auditor {

    private final Ledger ledger = new Ledger();
    private final Notes notes = new Notes(ledger);
    private final NaiveRules rules = new NaiveRules(ledger);
    private final LivenessCheck liveness = new LivenessCheck(ledger);
    private final List<Check> checks =
            List.of(
                    new LogCheck(ledger),
                    new RightsCheck(ledger, rules),
                    new HourCheck(ledger, rules),
                    new CoupleCheck(ledger),
                    new SafetyCheck(ledger),
                    new WaitlistCheck(ledger, rules),
                    new SessionCheck(ledger, rules),
                    new OverrideCheck(ledger, rules),
                    liveness);
    private final Set<CommandId> decided = new HashSet<>();

    void check(Command command, List<Event> events) {
        var meta = command.meta();
        boolean trusted = meta.recordedAt().equals(meta.loggedAt());
        var before = ledger.now;
        if (trusted && meta.recordedAt().isAfter(before)) {
            ledger.now = meta.recordedAt();
        }
        boolean copy = trusted && decided.contains(meta.commandId());
        require(
                !copy || events.getLast() instanceof Event.DuplicateIgnored,
                "a copy was decided again");
        var step = new Step(command, events, before, trusted && !copy);
        checks.forEach(check -> check.before(step));
        for (var event : events) {
            checks.forEach(check -> check.on(event, step));
            notes.note(event);
        }
        checks.forEach(check -> check.after(step));
        if (events.stream().anyMatch(event -> !(event instanceof Event.TimeAdvanced))) {
            decided.add(meta.commandId());
        }
    }

    /** Holds the time at which the engine wants to be woken against the open requests. */
    void checkAlarm(Optional<Instant> alarm) {
        liveness.checkAlarm(alarm);
    }
}
