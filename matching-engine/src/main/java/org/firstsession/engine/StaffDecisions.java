// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.Assignment;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.TaskNext;
import org.firstsession.engine.types.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** What the practice's staff decides by hand. */
final class StaffDecisions {

    private StaffDecisions() {}

    /**
     * Books an hour by hand: the law and double booking stay out of reach, all else is a warning.
     */
    static void assign(Decision decision, Command.AssignTherapist assign) {
        var book = decision.book();
        if (!Assignment.isPlace(book, assign.format(), assign.officeId())) {
            decision.refuse(assign, RefusalReason.INVALID);
            return;
        }
        if (!Cases.mayGive(decision, assign, assign.reasonCode(), Cases.isStaff(assign))) {
            return;
        }
        if (book.therapist(assign.therapistId()).isEmpty()) {
            decision.refuse(assign, RefusalReason.UNKNOWN_THERAPIST);
            return;
        }
        var found = Cases.unchanged(decision, assign, null);
        if (found == null) {
            return;
        }
        var reason = whyNot(assign, found);
        if (reason != null) {
            decision.refuse(assign, reason);
            return;
        }
        var assignment =
                Assignment.of(
                        book,
                        found,
                        decision.now(),
                        assign.therapistId(),
                        assign.startsAt(),
                        assign.format(),
                        assign.officeId());
        if (assignment instanceof Assignment.Refused refused) {
            decision.refuse(assign, refused.reason());
        } else if (!assign.startsAt().isAfter(decision.now())) {
            decision.refuse(assign, RefusalReason.SESSION_STARTED);
        } else if (assignment instanceof Assignment.Possible possible) {
            book(decision, assign, found, possible);
        }
    }

    static void completeTask(Decision decision, Command.CompleteTask complete) {
        var until = complete.waitUntil();
        boolean waits = complete.next() == TaskNext.WAIT;
        if (waits != (until != null) || (until != null && !until.isAfter(decision.now()))) {
            decision.refuse(complete, RefusalReason.INVALID);
            return;
        }
        var found = Cases.ofStaff(decision, complete, complete.reasonCode());
        if (found == null) {
            return;
        }
        if (found.tasks().stream().allMatch(task -> task.reason() == HumanNeed.SAFETY)) {
            decision.refuse(complete, RefusalReason.NO_TASK);
            return;
        }
        var id = found.requestId();
        decision.add(meta ->
                new Event.TaskCompleted(
                        meta,
                        id,
                        complete.meta().actor(),
                        complete.next(),
                        until,
                        complete.reasonCode(),
                        complete.noteId()));
        if (!waits) {
            goOn(decision, id);
        }
    }

    static void link(Decision decision, Command.LinkPeople link) {
        if (link.personId().equals(link.otherPersonId())) {
            decision.refuse(link, RefusalReason.INVALID);
            return;
        }
        if (!Cases.mayGive(decision, link, link.reasonCode(), Cases.isStaff(link))) {
            return;
        }
        if (decision.book().areLinked(link.personId(), link.otherPersonId())) {
            decision.refuse(link, RefusalReason.NOT_LINKED);
        } else if (wouldOverlap(decision, link)) {
            decision.refuse(link, RefusalReason.WOULD_OVERLAP);
        } else if (decision.book().askTogether(link.personId(), link.otherPersonId())) {
            decision.refuse(link, RefusalReason.ONE_COUPLE);
        } else {
            decision.add(meta ->
                    new Event.PeopleLinked(
                            meta,
                            link.personId(),
                            link.otherPersonId(),
                            link.reasonCode(),
                            link.noteId()));
        }
    }

    static void unlink(Decision decision, Command.UnlinkPeople unlink) {
        if (!Cases.mayGive(decision, unlink, unlink.reasonCode(), Cases.isStaff(unlink))) {
            return;
        }
        if (!decision.book().areLinked(unlink.personId(), unlink.otherPersonId())) {
            decision.refuse(unlink, RefusalReason.NOT_LINKED);
        } else {
            decision.add(meta ->
                    new Event.PeopleUnlinked(
                            meta,
                            unlink.personId(),
                            unlink.otherPersonId(),
                            unlink.reasonCode(),
                            unlink.noteId()));
        }
    }

    private static @Nullable RefusalReason whyNot(Command.AssignTherapist assign, Case found) {
        if (found.state() instanceof CaseState.Confirmed) {
            return RefusalReason.ALREADY_CONFIRMED;
        }
        if (!found.isOpen()) {
            return RefusalReason.REQUEST_CLOSED;
        }
        if (found.isHeldBack()) {
            return RefusalReason.SAFETY_HOLD;
        }
        boolean agreed = found.needs().personIds().stream().allMatch(assign.consentOf()::contains);
        return found.needs().lacksPartner() || !agreed ? RefusalReason.CONSENT_MISSING : null;
    }

    private static void book(
            Decision decision,
            Command.AssignTherapist assign,
            Case found,
            Assignment.Possible possible) {
        var id = found.requestId();
        Offers.withdraw(decision, id, WithdrawalReason.ASSIGNED);
        decision.add(meta ->
                new Event.TherapistAssigned(
                        meta,
                        id,
                        assign.therapistId(),
                        assign.meta().actor(),
                        assign.consentOf(),
                        assign.reasonCode(),
                        assign.noteId(),
                        possible.warnings()));
        var offerId = new OfferId(id + "-a" + (found.history().sessions() + 1));
        Offers.confirm(
                decision,
                decision.current(id),
                offerId,
                new OptionId(offerId + "-1"),
                possible.slot());
    }

    /** What a request goes on with once a person has done their part. */
    static void goOn(Decision decision, RequestId id) {
        switch (decision.current(id).state()) {
            case CaseState.Waiting waiting ->
                    Offers.offerOrWaitlist(decision, id, OfferOccasion.AFTER_PERSON);
            case CaseState.Waitlisted waitlisted ->
                    Offers.offerOrWaitlist(decision, id, OfferOccasion.AFTER_PERSON);
            case CaseState.Settled settled -> OutcomeDecisions.resume(decision, id, settled);
            default -> {}
        }
    }

    private static boolean wouldOverlap(Decision decision, Command.LinkPeople link) {
        var book = decision.book();
        for (var one : book.takenBy(link.personId())) {
            for (var other : book.takenBy(link.otherPersonId())) {
                if (!one.holder().equals(other.holder())
                        && one.slot().overlaps(other.slot())
                        && one.slot().endsAt().isAfter(decision.now())) {
                    return true;
                }
            }
        }
        return false;
    }
}
