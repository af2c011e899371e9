// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.firstsession.engine.book.Agenda;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Session;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.Feasibility;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/**
 * Opens the practice and keeps its policy, therapists, closures and rooms. What comes to lie over a
 * booked session never changes it: each such session becomes a task for a person.
 */
final class RosterDecisions {

    private RosterDecisions() {}

    static void open(Decision decision, Command.OpenPractice open) {
        if (decision.book().isOpen()) {
            decision.refuse(open, RefusalReason.PRACTICE_ALREADY_OPEN);
            return;
        }
        if (!Rooms.mayBe(open.offices())) {
            decision.refuse(open, RefusalReason.INVALID);
            return;
        }
        if (!Cases.mayGive(decision, open, Cases.keepsRoster(open))) {
            return;
        }
        decision.add(meta ->
                new Event.PracticeOpened(
                        meta, open.name(), open.timeZone(), open.offices(), open.policy()));
    }

    static void setPolicy(Decision decision, Command.SetPolicy set) {
        if (!Cases.mayGive(decision, set, Cases.keepsRoster(set))) {
            return;
        }
        var expected = set.expectedPolicy();
        if (expected != null && !expected.equals(decision.book().policy())) {
            decision.refuse(set, RefusalReason.CASE_CHANGED);
            return;
        }
        decision.add(meta -> new Event.PolicySet(meta, set.policy()));
    }

    static void setClosure(Decision decision, Command.SetClosure set) {
        var officeId = set.officeId();
        if (officeId != null && decision.book().office(officeId) == null) {
            decision.refuse(set, RefusalReason.INVALID);
            return;
        }
        if (!Cases.mayGive(decision, set, Cases.keepsRoster(set))) {
            return;
        }
        decision.add(meta -> new Event.ClosureSet(meta, officeId, set.closures()));
        for (var agenda : decision.book().agendas()) {
            callOver(
                    decision,
                    agenda,
                    HumanNeed.CLOSURE_OVER_SESSION,
                    slot ->
                            (officeId == null || officeId.equals(slot.officeId()))
                                    && covers(set.closures(), slot));
        }
    }

    static void setRooms(Decision decision, Command.SetRooms set) {
        var office = decision.book().office(set.officeId());
        if (office == null || !Rooms.mayBe(decision.book(), office, set.rooms())) {
            decision.refuse(set, RefusalReason.INVALID);
            return;
        }
        if (!Cases.mayGive(decision, set, Cases.keepsRoster(set))) {
            return;
        }
        var expected = set.expectedRooms();
        if (expected != null && !expected.equals(office.rooms())) {
            decision.refuse(set, RefusalReason.CASE_CHANGED);
            return;
        }
        decision.add(meta -> new Event.RoomsSet(meta, set.officeId(), set.rooms()));
        for (var agenda : decision.book().agendas()) {
            callWhereRoomIsLost(decision, agenda);
        }
    }

    static void list(Decision decision, Command.ListTherapist list) {
        var profile = list.profile();
        var listed = decision.book().therapist(profile.therapistId());
        if (namesUnknownOffice(decision.book(), profile)) {
            decision.refuse(list, RefusalReason.INVALID);
            return;
        }
        if (!Cases.mayGive(decision, list, Cases.keepsRoster(list))) {
            return;
        }
        if (listed.isPresent() && listed.get().profile().version() >= profile.version()) {
            decision.refuse(list, RefusalReason.OUTDATED_PROFILE);
        } else {
            decision.add(meta -> new Event.TherapistListed(meta, profile));
            callWhereUnlicensed(decision, profile.therapistId());
        }
    }

    static void delist(Decision decision, Command.DelistTherapist delist) {
        if (!Cases.mayGive(decision, delist, Cases.keepsRoster(delist))
                || isUnknown(decision, delist, delist.therapistId())) {
            return;
        }
        decision.add(meta -> new Event.TherapistDelisted(meta, delist.therapistId()));
        callOver(
                decision,
                decision.book().agenda(delist.therapistId()),
                HumanNeed.DELISTED_WITH_SESSION,
                slot -> true);
    }

    static void setTimeOff(Decision decision, Command.SetTimeOff set) {
        if (!maySayWhen(decision, set, set.therapistId())
                || isUnknown(decision, set, set.therapistId())) {
            return;
        }
        decision.add(meta -> new Event.TimeOffSet(meta, set.therapistId(), set.timeOff()));
        callOver(
                decision,
                decision.book().agenda(set.therapistId()),
                HumanNeed.TIME_OFF_OVER_SESSION,
                slot -> covers(set.timeOff(), slot));
    }

    static void reportBusyTimes(Decision decision, Command.ReportBusyTimes report) {
        if (!maySayWhen(decision, report, report.therapistId())
                || isUnknown(decision, report, report.therapistId())) {
            return;
        }
        decision.add(
                meta -> new Event.BusyTimesReported(meta, report.therapistId(), report.busy()));
        callOver(
                decision,
                decision.book().agenda(report.therapistId()),
                HumanNeed.BUSY_OVER_SESSION,
                slot -> covers(report.busy(), slot));
    }

    /** Therapists say themselves when they aren't there. */
    private static boolean maySayWhen(Decision decision, Command command, TherapistId therapistId) {
        return Cases.mayGive(
                decision,
                command,
                Cases.keepsRoster(command) || Cases.isTherapist(command, therapistId));
    }

    private static boolean isUnknown(Decision decision, Command command, TherapistId therapist) {
        if (decision.book().therapist(therapist).isPresent()) {
            return false;
        }
        decision.refuse(command, RefusalReason.UNKNOWN_THERAPIST);
        return true;
    }

    private static boolean namesUnknownOffice(Book book, TherapistProfile profile) {
        return profile.hours().stream()
                .anyMatch(hours -> {
                    var officeId = hours.officeId();
                    return officeId != null && book.office(officeId) == null;
                });
    }

    private static boolean covers(List<Interval> intervals, Slot slot) {
        Instant start = slot.startsAt();
        return intervals.stream().anyMatch(one -> one.overlaps(start, slot.endsAt()));
    }

    /**
     * A licence that no longer reaches a booked session is the practice's problem, not the
     * client's.
     */
    private static void callWhereUnlicensed(Decision decision, TherapistId therapist) {
        for (var taken : decision.book().agenda(therapist).after(decision.now())) {
            if (taken.confirmed()
                    && !Feasibility.isLicensed(
                            decision.book(), decision.current(taken.holder()), taken.slot())) {
                call(decision, taken.holder(), HumanNeed.LICENCE_ENDS_BEFORE_SESSION);
            }
        }
    }

    /** Who had no fitting room before was a person's to look at then. */
    private static void callWhereRoomIsLost(Decision decision, Agenda agenda) {
        for (var taken : agenda.after(decision.now())) {
            if (taken.confirmed()) {
                var one = decision.current(taken.holder());
                if (Feasibility.hasItsRoom(decision.before(), one, taken.slot())
                        && !Feasibility.hasItsRoom(decision.book(), one, taken.slot())) {
                    call(decision, taken.holder(), HumanNeed.ROOM_LOST_BY_SESSION);
                }
            }
        }
    }

    private static void callOver(
            Decision decision, Agenda agenda, HumanNeed reason, Predicate<Slot> concerned) {
        for (var taken : agenda.after(decision.now())) {
            if (taken.confirmed() && concerned.test(taken.slot())) {
                call(decision, taken.holder(), reason);
            }
        }
    }

    private static void call(Decision decision, RequestId requestId, HumanNeed reason) {
        var session = sessionOf(decision.current(requestId));
        if (session != null) {
            decision.needPerson(requestId, session.sessionId(), reason);
        }
    }

    private static @Nullable Session sessionOf(Case one) {
        return one.state() instanceof CaseState.Confirmed it ? it.session() : null;
    }
}
