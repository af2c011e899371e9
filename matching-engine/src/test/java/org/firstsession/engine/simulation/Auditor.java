// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.jspecify.annotations.Nullable;

/** Holds what was decided against the promises of the engine, command by command. */
final class Auditor {

    private final Ledger ledger = new Ledger();
    private final NaiveRules rules = new NaiveRules(ledger);
    private final Set<CommandId> decided = new HashSet<>();
    private long seq;

    void check(Command command, List<Event> events) {
        require(!events.isEmpty(), "nothing was decided");
        var meta = command.meta();
        boolean trusted = meta.recordedAt().equals(meta.loggedAt());
        var before = ledger.now;
        if (trusted && meta.recordedAt().isAfter(before)) {
            ledger.now = meta.recordedAt();
        }
        boolean copy = trusted && decided.contains(meta.commandId());
        boolean winning = trusted && !copy && mustConfirm(command);
        var givenBack = openOffers();
        var silence = Duration.between(before, ledger.now);

        for (var event : events) {
            require(event.meta().seq() == ++seq, "seq is not gapless");
            require(event.meta().commandId().equals(meta.commandId()), "another command's event");
            require(event.meta().recordedAt().equals(ledger.now), "another now");
            note(event);
        }

        checkSilence(silence, givenBack, events);
        var last = events.getLast();
        if (!trusted) {
            require(
                    events.size() == 1 && isRefused(last, RefusalReason.TIMESTAMP_MISMATCH),
                    "a misdated command changes something");
        } else if (copy) {
            require(last instanceof Event.DuplicateIgnored, "a copy was decided again");
        } else {
            require(!(last instanceof Event.DuplicateIgnored), "decided only as a copy");
            require(
                    !winning || last instanceof Event.TrialConfirmed,
                    "an accept in time did not win");
            if (command instanceof Command.AdvanceTime) {
                checkNothingIsDue();
            }
        }
        checkRefusal(last);
        if (events.stream().anyMatch(event -> !(event instanceof Event.TimeAdvanced))) {
            decided.add(meta.commandId());
        }
    }

    private void note(Event event) {
        switch (event) {
            case Event.PracticeOpened it -> {
                ledger.policy = it.policy();
                it.offices().forEach(office -> ledger.offices.put(office.officeId(), office));
            }
            case Event.PolicySet it -> ledger.policy = it.policy();
            case Event.TherapistListed it ->
                    ledger.listed.put(it.profile().therapistId(), it.profile());
            case Event.TherapistDelisted it -> {
                ledger.listed.remove(it.therapistId());
                ledger.timeOff.remove(it.therapistId());
            }
            case Event.TimeOffSet it -> ledger.timeOff.put(it.therapistId(), it.timeOff());
            case Event.TrialRequested it ->
                    require(
                            ledger.requests.put(it.requestId(), new AuditedRequest(it)) == null,
                            "asked twice");
            case Event.TrialOffered it -> noteOffer(it);
            case Event.HoldExtended it -> {
                var request = ledger.request(it.requestId());
                requireOpen(request, it.offerId());
                require(
                        !it.expiresAt().isBefore(request.expiresAt),
                        "an extension takes time away");
                if (it.reason() == ExtensionReason.CLIENT_ASKED) {
                    request.clientExtensions++;
                    require(
                            request.clientExtensions <= ledger.policy().holdExtensions(),
                            "extended too often");
                }
                request.expiresAt = it.expiresAt();
            }
            case Event.OfferDeclined it -> {
                var request = ledger.request(it.requestId());
                requireOpen(request, it.offerId());
                request.declined.addAll(request.taken());
                request.offer = null;
            }
            case Event.OfferExpired it -> {
                var request = ledger.request(it.requestId());
                requireOpen(request, it.offerId());
                require(!request.expiresAt.isAfter(ledger.now), "an offer expired too early");
                request.offer = null;
            }
            case Event.TrialConfirmed it -> noteSession(it);
            case Event.TrialCancelled it -> {
                var session = ledger.request(it.requestId()).session;
                require(session != null && session.slot().equals(it.slot()), "cancelled what?");
                require(ledger.now.isBefore(it.slot().startsAt()), "cancelled after its start");
                var free =
                        it.slot()
                                .startsAt()
                                .minusSeconds(ledger.policy().lateCancelHours() * 3_600L);
                require(it.late() == ledger.now.isAfter(free), "late or not");
            }
            case Event.SlotReleased it -> {
                var request = ledger.request(it.requestId());
                require(request.taken().equals(List.of(it.slot())), "released what?");
                request.session = null;
            }
            case Event.RequestClosed it -> {
                var request = ledger.request(it.requestId());
                require(request.closedAt == null && request.taken().isEmpty(), "closed too early");
                request.closedAt = ledger.now;
            }
            case Event.HumanNeeded it -> noteNeed(it);
            case Event.CaseArchived it -> {
                var closedAt = ledger.request(it.requestId()).closedAt;
                require(
                        closedAt != null && !closedAt.plus(Duration.ofDays(90)).isAfter(ledger.now),
                        "archived too early");
                ledger.requests.remove(it.requestId());
            }
            case Event.TimeAdvanced it -> {}
            case Event.CommandRefused it -> {}
            case Event.DuplicateIgnored it -> {}
            case Event.CommandUnreadable it -> {}
            default -> {}
        }
    }

    private void noteOffer(Event.TrialOffered offered) {
        var request = ledger.request(offered.requestId());
        require(request.offer == null, "a second open offer");
        require(
                request.closedAt == null && request.session == null && !request.leftToPerson,
                "an offer for a case that takes none");
        int options = offered.options().size();
        require(options >= 1 && options <= ledger.policy().optionsPerOffer(), "how many options?");
        var life =
                request.channel == Channel.TEXT_MESSAGE
                        ? ledger.policy().textOfferSeconds()
                        : ledger.policy().webOfferSeconds();
        require(offered.expiresAt().equals(ledger.now.plusSeconds(life)), "another life");
        for (int i = 0; i < options; i++) {
            var slot = offered.options().get(i).slot();
            var problem = rules.problemWith(slot, request);
            require(problem == null, "offered although " + problem + ": " + slot);
            for (int j = 0; j < i; j++) {
                require(
                        !NaiveRules.overlap(slot, offered.options().get(j).slot()),
                        "options overlap");
            }
        }
        request.offer = offered;
        request.expiresAt = offered.expiresAt();
        request.clientExtensions = 0;
    }

    private void noteSession(Event.TrialConfirmed confirmed) {
        var request = ledger.request(confirmed.requestId());
        var offer = requireOpen(request, confirmed.offerId());
        require(
                offer.options().stream()
                        .anyMatch(option ->
                                option.optionId().equals(confirmed.optionId())
                                        && option.slot().equals(confirmed.slot())),
                "confirmed what was not offered");
        var slot = confirmed.slot();
        require(ledger.now.isBefore(slot.startsAt()), "confirmed after its start");
        require(
                ledger.listed.containsKey(slot.therapistId())
                        && !rules.isOff(slot)
                        && rules.isLicensed(slot, request),
                "confirmed what the therapist can't give");
        request.offer = null;
        request.session = confirmed;
    }

    private void noteNeed(Event.HumanNeeded needed) {
        var requestId = needed.requestId();
        if (requestId == null) {
            return;
        }
        var request = ledger.request(requestId);
        var age = request.needs.participants().getFirst().age();
        switch (needed.reason()) {
            case NOTHING_FEASIBLE -> requireNothingFor(request);
            case UNDER_18 -> require(age == AgeStatement.UNDER_18, "not under 18");
            case AGE_NOT_STATED -> require(age == AgeStatement.NOT_STATED, "age is stated");
            default -> {}
        }
        request.leftToPerson |=
                needed.reason() == HumanNeed.UNDER_18
                        || needed.reason() == HumanNeed.TOPIC_NEEDS_PERSON;
    }

    private void checkRefusal(Event event) {
        if (isRefused(event, RefusalReason.NOTHING_ELSE_FEASIBLE) && event.requestId() != null) {
            var request = ledger.request(event.requestId());
            var held = request.taken();
            request.declined.addAll(held);
            requireNothingFor(request);
            request.declined.removeAll(held);
        }
    }

    private void requireNothingFor(AuditedRequest request) {
        var missed = rules.anythingFor(request);
        require(missed == null, "nothing was found, but there is " + missed);
    }

    /** Every open offer gets the time back in which the log was silent, and no other does. */
    private void checkSilence(
            Duration silence, Map<RequestId, Instant> before, List<Event> events) {
        var extended = new TreeMap<RequestId, Instant>();
        for (var event : events) {
            if (event instanceof Event.HoldExtended it && it.reason() == ExtensionReason.LOG_GAP) {
                extended.put(it.requestId(), it.expiresAt());
            }
        }
        boolean gap = silence.compareTo(Duration.ofMinutes(6)) > 0;
        before.replaceAll((id, expiresAt) -> expiresAt.plus(silence).plusSeconds(60));
        require(extended.equals(gap ? before : Map.of()), "holds moved by an outage");
    }

    private void checkNothingIsDue() {
        openOffers()
                .forEach((id, expiresAt) ->
                        require(expiresAt.isAfter(ledger.now), "an offer outlives its end"));
        for (var request : ledger.requests.values()) {
            var closedAt = request.closedAt;
            require(
                    closedAt == null || closedAt.plus(Duration.ofDays(90)).isAfter(ledger.now),
                    "a case outlives its archiving");
        }
    }

    /** Whether a command is an accept that nothing speaks against. */
    private boolean mustConfirm(Command command) {
        if (!(command instanceof Command.AcceptOffer accept)) {
            return false;
        }
        var request = ledger.requests.get(accept.requestId());
        if (request == null
                || request.offer == null
                || !request.offer.offerId().equals(accept.offerId())
                || !request.needs.participants().getFirst().personId().equals(accept.personId())) {
            return false;
        }
        return request.offer.options().stream()
                .filter(option -> option.optionId().equals(accept.optionId()))
                .map(option -> option.slot())
                .anyMatch(slot ->
                        ledger.now.isBefore(slot.startsAt())
                                && ledger.listed.containsKey(slot.therapistId())
                                && !rules.isOff(slot)
                                && rules.isLicensed(slot, request));
    }

    private Map<RequestId, Instant> openOffers() {
        var open = new TreeMap<RequestId, Instant>();
        ledger.requests.forEach((id, request) -> {
            if (request.offer != null) {
                open.put(id, request.expiresAt);
            }
        });
        return open;
    }

    private static Event.TrialOffered requireOpen(AuditedRequest request, Object offerId) {
        var offer = request.offer;
        if (offer == null || !offer.offerId().equals(offerId)) {
            throw new AssertionError(offerId + " is not open");
        }
        return offer;
    }

    private static boolean isRefused(Event event, RefusalReason reason) {
        return event instanceof Event.CommandRefused refused && refused.reason() == reason;
    }

    private static void require(boolean holds, @Nullable String violation) {
        if (!holds) {
            throw new AssertionError(violation);
        }
    }
}
