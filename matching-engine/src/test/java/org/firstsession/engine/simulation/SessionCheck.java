// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistAnswer;
import org.firstsession.engine.types.TherapistId;

/**
 * A booked session changes only when somebody who may asks for it; what comes to lie over it is a
 * person's task; and it goes on as those say who were there.
 */
final class SessionCheck implements Check {

    private final Ledger ledger;
    private final NaiveRules rules;
    private final Set<RequestId> seated = new HashSet<>();

    SessionCheck(Ledger ledger, NaiveRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    @Override
    public void before(Step step) {
        seated.clear();
        if (step.command() instanceof Command.SetRooms) {
            ledger.requests.values().stream()
                    .filter(this::isSeated)
                    .forEach(request -> seated.add(request.id));
        }
    }

    @Override
    public void on(Event event, Step step) {
        switch (event) {
            case Event.TrialCancelled it -> checkCancelled(it, step);
            case Event.TrialRescheduled it -> {
                var command = step.command();
                require(
                        command instanceof Command.RescheduleTrial
                                || command instanceof Command.AcceptOffer
                                || saysYes(command, it.slot()),
                        "moved although nobody asked");
                var profile = ledger.listed.get(it.slot().therapistId());
                require(
                        profile == null || !profile.asksFirst() || saysYes(command, it.slot()),
                        "moved although the therapist was to be asked");
            }
            case Event.TherapistAsked it -> {
                var profile = ledger.listed.get(it.slot().therapistId());
                require(profile != null && profile.asksFirst(), "asked for no reason");
            }
            case Event.TherapistDeclined it ->
                    require(
                            step.command() instanceof Command.AnswerByTherapist answer
                                    && answer.answer() == TherapistAnswer.DECLINE
                                    && answer.therapistId().equals(it.therapistId()),
                            "another therapist declines");
            case Event.TrialConfirmed it -> {
                var profile = ledger.listed.get(it.slot().therapistId());
                require(
                        profile == null
                                || !profile.asksFirst()
                                || !(step.command() instanceof Command.AcceptOffer),
                        "confirmed although the therapist was to be asked");
                require(
                        !(step.command() instanceof Command.AnswerByTherapist)
                                || saysYes(step.command(), it.slot()),
                        "confirmed by another therapist");
            }
            case Event.OutcomeRecorded it -> {
                var booking = ledger.request(it.requestId()).booking;
                require(
                        it.outcome() == null
                                || booking != null && !ledger.now.isBefore(booking.slot.startsAt()),
                        "an outcome before the session");
            }
            case Event.ChoiceRecorded it -> {
                var booking = ledger.request(it.requestId()).booking;
                var outcome = booking == null ? null : booking.outcomes.get(it.personId());
                require(
                        outcome == Outcome.ATTENDED || outcome == Outcome.LATE,
                        "a choice of somebody who was not there");
            }
            case Event.RequestClosed it -> checkClosed(it, step);
            default -> {}
        }
    }

    @Override
    public void after(Step step) {
        if (!step.decides() || step.isRefused()) {
            return;
        }
        switch (step.command()) {
            case Command.SetTimeOff set ->
                    requireTasks(
                            step,
                            HumanNeed.TIME_OFF_OVER_SESSION,
                            slot -> isOf(set.therapistId(), slot, set.timeOff()));
            case Command.ReportBusyTimes set ->
                    requireTasks(
                            step,
                            HumanNeed.BUSY_OVER_SESSION,
                            slot -> isOf(set.therapistId(), slot, set.busy()));
            case Command.SetClosure set ->
                    requireTasks(
                            step,
                            HumanNeed.CLOSURE_OVER_SESSION,
                            slot ->
                                    (set.officeId() == null
                                                    || set.officeId().equals(slot.officeId()))
                                            && NaiveRules.cross(set.closures(), slot));
            case Command.SetRooms set -> requireRoomTasks(step);
            case Command.DelistTherapist delist ->
                    requireTasks(
                            step,
                            HumanNeed.DELISTED_WITH_SESSION,
                            slot -> slot.therapistId().equals(delist.therapistId()));
            case Command.ListTherapist list -> requireLicences(step, list);
            case Command.ConfirmWhereabouts confirm -> {
                var request = ledger.request(confirm.requestId());
                var booking = request.booking;
                boolean unlicensed =
                        booking != null && !rules.isLicensed(booking.slot, request.needs);
                require(
                        unlicensed
                                == isCalled(
                                        step, request, HumanNeed.NOT_LICENSED_WHERE_CLIENT_SITS),
                        "who sits where without a licence?");
            }
            default -> {}
        }
    }

    private void checkCancelled(Event.TrialCancelled cancelled, Step step) {
        require(
                step.command() instanceof Command.CancelTrial
                        || step.command() instanceof Command.AnswerByTherapist,
                "cancelled although nobody asked");
        var start = cancelled.slot().startsAt();
        require(ledger.now.isBefore(start), "cancelled after its start");
        var free = start.minusSeconds(ledger.policy().lateCancelHours() * 3_600L);
        require(cancelled.late() == ledger.now.isAfter(free), "late or not");
        require(
                step.events().stream()
                        .anyMatch(event ->
                                event instanceof Event.SlotReleased released
                                        && released.slot().equals(cancelled.slot())),
                "cancelled but not free");
    }

    private void checkClosed(Event.RequestClosed closed, Step step) {
        var request = ledger.request(closed.requestId());
        var booking = request.booking;
        boolean fits =
                switch (closed.reason()) {
                    case WITHDRAWN -> step.command() instanceof Command.WithdrawRequest;
                    case BY_PRACTICE -> step.command() instanceof Command.CloseRequest;
                    case CANCELLED ->
                            step.command() instanceof Command.CancelTrial
                                    || booking != null
                                            && booking.outcomes.containsValue(
                                                    Outcome.CANCELLED_LATE);
                    case CONTINUES -> allWant(request, Choice.CONTINUE);
                    case STOPPED -> allWant(request, Choice.STOP);
                };
        require(fits, "closed for another reason, " + closed.reason());
        boolean choice = closed.reason() == CloseReason.CONTINUES;
        require(!choice || request.phase == Phase.SETTLED, "goes on from no session");
    }

    private static boolean saysYes(Command command, Slot slot) {
        return command instanceof Command.AnswerByTherapist answer
                && answer.answer() == TherapistAnswer.ACCEPT
                && answer.therapistId().equals(slot.therapistId());
    }

    private static boolean allWant(AuditedRequest request, Choice choice) {
        var booking = request.booking;
        return booking != null
                && booking.choices.keySet().containsAll(request.people())
                && new TreeSet<>(booking.choices.values()).equals(new TreeSet<>(List.of(choice)));
    }

    private void requireLicences(Step step, Command.ListTherapist list) {
        for (var request : ledger.requests.values()) {
            var booking = request.booking;
            if (request.phase == Phase.BOOKED
                    && booking != null
                    && booking.slot.endsAt().isAfter(ledger.now)
                    && booking.slot.therapistId().equals(list.profile().therapistId())
                    && !rules.isLicensed(booking.slot, request.needs)) {
                require(
                        isCalled(step, request, HumanNeed.LICENCE_ENDS_BEFORE_SESSION),
                        "nobody is called about a licence that ends");
            }
        }
    }

    private void requireRoomTasks(Step step) {
        for (var request : ledger.requests.values()) {
            boolean lost = seated.contains(request.id) && !isSeated(request);
            require(
                    lost == isCalled(step, request, HumanNeed.ROOM_LOST_BY_SESSION),
                    "whose room goes is a person's task");
        }
    }

    /** Whether a session that is booked and isn't over has a room that does. */
    private boolean isSeated(AuditedRequest request) {
        var booking = request.booking;
        return request.phase == Phase.BOOKED
                && booking != null
                && booking.slot.endsAt().isAfter(ledger.now)
                && rules.isInRightRoom(booking.slot, request.needs);
    }

    private void requireTasks(Step step, HumanNeed need, Predicate<Slot> concerned) {
        for (var request : ledger.requests.values()) {
            var booking = request.booking;
            boolean lies =
                    request.phase == Phase.BOOKED
                            && booking != null
                            && booking.slot.endsAt().isAfter(ledger.now)
                            && concerned.test(booking.slot);
            require(
                    lies == isCalled(step, request, need),
                    "what lies over a session is a person's task, " + need);
        }
    }

    private static boolean isOf(TherapistId therapist, Slot slot, List<Interval> intervals) {
        return slot.therapistId().equals(therapist) && NaiveRules.cross(intervals, slot);
    }

    private static boolean isCalled(Step step, AuditedRequest request, HumanNeed need) {
        return step.events().stream()
                .anyMatch(event ->
                        event instanceof Event.HumanNeeded needed
                                && request.id.equals(needed.requestId())
                                && needed.reason() == need);
    }
}
