// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;

/**
 * Every command has an answer, numbered without a gap; copies and wrong clocks change nothing; and
 * an outage takes no time away from anybody.
 */
final class LogCheck implements Check {

    private final Ledger ledger;
    private Map<RequestId, Instant> openBefore = Map.of();
    private long seq;

    LogCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void before(Step step) {
        require(!step.events().isEmpty(), "nothing was decided");
        openBefore = openOffers();
    }

    @Override
    public void on(Event event, Step step) {
        var meta = event.meta();
        require(meta.seq() == ++seq, "seq is not gapless");
        require(meta.commandId().equals(step.command().meta().commandId()), "another's event");
        require(meta.recordedAt().equals(ledger.now), "another now");
    }

    @Override
    public void after(Step step) {
        var last = step.events().getLast();
        var meta = step.command().meta();
        if (!meta.recordedAt().equals(meta.loggedAt())) {
            require(
                    step.events().size() == 1
                            && last instanceof Event.CommandRefused refused
                            && refused.reason() == RefusalReason.TIMESTAMP_MISMATCH,
                    "a misdated command changes something");
        } else {
            checkSilence(step);
        }
        require(
                step.decides() == !(last instanceof Event.DuplicateIgnored)
                        || !meta.recordedAt().equals(meta.loggedAt()),
                "decided only as a copy");
        require(
                !step.decides()
                        || !(step.command() instanceof Command.AdvanceTime)
                        || last instanceof Event.TimeAdvanced,
                "a tick does not say so");
        boolean refused = step.has(Event.CommandRefused.class);
        boolean ignored = step.has(Event.DuplicateIgnored.class);
        require(
                !(refused || ignored)
                        || step.events().stream()
                                .allMatch(event ->
                                        event == last || event instanceof Event.HoldExtended),
                "a refused command changes something");
    }

    /** Every open offer gets the time back in which the log was silent, and no other does. */
    private void checkSilence(Step step) {
        var extended = new TreeMap<RequestId, Instant>();
        for (var event : step.events()) {
            if (event instanceof Event.HoldExtended it && it.reason() == ExtensionReason.LOG_GAP) {
                extended.put(it.requestId(), it.expiresAt());
            }
        }
        var silence = Duration.between(step.before(), ledger.now);
        boolean gap = silence.compareTo(Duration.ofMinutes(6)) > 0;
        openBefore.replaceAll((id, expiresAt) -> expiresAt.plus(silence).plusSeconds(60));
        require(extended.equals(gap ? openBefore : Map.of()), "holds moved by an outage");
    }

    private Map<RequestId, Instant> openOffers() {
        var open = new TreeMap<RequestId, Instant>();
        ledger.requests.forEach((id, request) -> {
            if (request.offer != null && request.phase != Phase.ASKED) {
                open.put(id, request.offer.expiresAt);
            }
        });
        return open;
    }
}
