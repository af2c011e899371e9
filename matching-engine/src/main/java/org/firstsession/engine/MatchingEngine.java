// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import java.util.List;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.UnreadableReason;

/**
 * Decides. What follows from a command depends on the book and the command alone, so the commands
 * of a log give the same events wherever and whenever they are decided again.
 *
 * <p>Example: {@code RequestTrial} from a client in California, with Ana free on Monday at 10:00,
 * gives {@code TrialRequested} and {@code TrialOffered [ana Mon 10:00]}; {@code AcceptOffer} of
 * that option gives {@code TrialConfirmed}, or {@code CommandRefused(OFFER_EXPIRED)} when {@code
 * OfferExpired} was decided before.
 */
public final class MatchingEngine {

    private MatchingEngine() {}

    /**
     * What follows from a command: at least one event, in order. Reads the book, never writes it. A
     * refusal is an event; an exception is a bug.
     */
    public static List<Event> decide(Book book, Command command) {
        var meta = command.meta();
        var role = meta.actor().role();
        if (!meta.recordedAt().equals(meta.loggedAt())) {
            // Its clock can't be trusted, so it doesn't move ours.
            var decision = new Decision(book, meta.commandId(), role, book.now());
            decision.refuse(command, RefusalReason.TIMESTAMP_MISMATCH);
            return decision.events();
        }
        var now = later(book.now(), meta.recordedAt());
        var decision = new Decision(book, meta.commandId(), role, now);
        decision.makeUpForSilence();
        if (book.hasDecided(meta.commandId())) {
            decision.add(next ->
                    new Event.DuplicateIgnored(next, command.type(), Decision.requestOf(command)));
        } else if (isTooOld(book, command)) {
            decision.refuse(command, RefusalReason.TOO_OLD);
        } else if (!book.isOpen() && !(command instanceof Command.OpenPractice)) {
            decision.refuse(command, RefusalReason.UNKNOWN_PRACTICE);
        } else {
            dispatch(decision, command);
            if (!(command instanceof Command.AdvanceTime)) {
                Refill.after(decision);
            }
        }
        return decision.events();
    }

    /**
     * What follows from a record that could not be read. It moves no time: what it says of itself
     * can't be trusted.
     *
     * @param digest names the bytes, {@code sha256:} and hex, in the place of a command's id
     */
    public static List<Event> unreadable(
            Book book, String digest, UnreadableReason reason, int sizeBytes) {
        var decision = new Decision(book, new CommandId(digest), ActorRole.SYSTEM, book.now());
        decision.add(next -> new Event.CommandUnreadable(next, reason, sizeBytes));
        return decision.events();
    }

    private static void dispatch(Decision decision, Command command) {
        switch (command) {
            case Command.OpenPractice open -> RosterDecisions.open(decision, open);
            case Command.SetPolicy set -> RosterDecisions.setPolicy(decision, set);
            case Command.ListTherapist list -> RosterDecisions.list(decision, list);
            case Command.DelistTherapist delist -> RosterDecisions.delist(decision, delist);
            case Command.SetTimeOff set -> RosterDecisions.setTimeOff(decision, set);
            case Command.SetClosure set -> RosterDecisions.setClosure(decision, set);
            case Command.SetRooms set -> RosterDecisions.setRooms(decision, set);
            case Command.ReportBusyTimes report ->
                    RosterDecisions.reportBusyTimes(decision, report);
            case Command.RequestTrial request -> RequestDecisions.request(decision, request);
            case Command.AcceptOffer accept -> OfferDecisions.accept(decision, accept);
            case Command.DeclineOffer decline -> OfferDecisions.decline(decision, decline);
            case Command.ExtendHold extend -> OfferDecisions.extend(decision, extend);
            case Command.RequestOtherOptions other -> OfferDecisions.offerOthers(decision, other);
            case Command.WithdrawRequest withdraw -> RequestDecisions.withdraw(decision, withdraw);
            case Command.CloseRequest close -> RequestDecisions.close(decision, close);
            case Command.JoinRequest join -> CoupleDecisions.join(decision, join);
            case Command.DeclineInvitation decline -> CoupleDecisions.decline(decision, decline);
            case Command.ContinueAlone alone -> CoupleDecisions.continueAlone(decision, alone);
            case Command.CancelTrial cancel -> SessionDecisions.cancel(decision, cancel);
            case Command.RescheduleTrial move -> SessionDecisions.reschedule(decision, move);
            case Command.AnswerByTherapist answer -> SessionDecisions.answer(decision, answer);
            case Command.ConfirmWhereabouts confirm ->
                    SessionDecisions.confirmWhereabouts(decision, confirm);
            case Command.RecordOutcome record -> OutcomeDecisions.record(decision, record);
            case Command.ContinueOrStop choose -> OutcomeDecisions.choose(decision, choose);
            case Command.RaiseSafetyConcern raise -> SafetyDecisions.raise(decision, raise);
            case Command.LiftSafetyHold lift -> SafetyDecisions.lift(decision, lift);
            case Command.AssignTherapist assign -> StaffDecisions.assign(decision, assign);
            case Command.CompleteTask complete -> StaffDecisions.completeTask(decision, complete);
            case Command.LinkPeople link -> StaffDecisions.link(decision, link);
            case Command.UnlinkPeople unlink -> StaffDecisions.unlink(decision, unlink);
            case Command.AdvanceTime advance -> TimeDecisions.advance(decision);
        }
    }

    private static boolean isTooOld(Book book, Command command) {
        var oldest = book.now().minus(Book.memory());
        var request = Decision.requestOf(command);
        return command.meta().recordedAt().isBefore(oldest)
                || (request != null
                        && book.caseOf(request).isEmpty()
                        && RequestAge.isMadeBefore(request, oldest));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
