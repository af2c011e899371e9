// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Offer;
import org.firstsession.engine.book.Session;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.Slot;
import org.firstsession.operations.policy.PolicyChange;
import org.jspecify.annotations.Nullable;

/** Recorded commands as they would be given in a run: at its times, with the ids of its offers. */
final class Rewriting {

    private Rewriting() {}

    /** The same command at another time, under another id. */
    static CommandMeta at(Command command, Instant at, String commandId) {
        var meta = command.meta();
        return new CommandMeta(
                new CommandId(commandId), meta.practiceId(), at, at, meta.actor(), meta.channel());
    }

    /** What came by itself. Staff has seen another version of the case, so none is expected. */
    static Command unasked(Command command, PolicyChange change) {
        return switch (command) {
            case Command.OpenPractice it ->
                    new Command.OpenPractice(
                            it.meta(),
                            it.name(),
                            it.timeZone(),
                            it.offices(),
                            change.applyTo(it.policy()));
            case Command.SetPolicy it ->
                    new Command.SetPolicy(it.meta(), change.applyTo(it.policy()), null);
            case Command.SetRooms it ->
                    new Command.SetRooms(it.meta(), it.officeId(), it.rooms(), null);
            case Command.LiftSafetyHold it ->
                    new Command.LiftSafetyHold(
                            it.meta(), it.requestId(), it.reasonCode(), it.noteId(), null);
            case Command.AssignTherapist it ->
                    new Command.AssignTherapist(
                            it.meta(),
                            it.requestId(),
                            it.therapistId(),
                            it.startsAt(),
                            it.format(),
                            it.officeId(),
                            it.consentOf(),
                            it.reasonCode(),
                            it.noteId(),
                            null);
            case Command.CloseRequest it ->
                    new Command.CloseRequest(
                            it.meta(), it.requestId(), it.reasonCode(), it.noteId(), null);
            case Command.CompleteTask it ->
                    new Command.CompleteTask(
                            it.meta(),
                            it.requestId(),
                            it.next(),
                            it.waitUntil(),
                            it.reasonCode(),
                            it.noteId(),
                            null);
            default -> command;
        };
    }

    /** An answer as it fits where its case stands; empty when there is nothing to answer. */
    static Optional<Command> answer(Book book, Answer answer, Instant at, String commandId) {
        var meta = at(answer.command(), at, commandId);
        return switch (answer.command()) {
            case Command.AcceptOffer it ->
                    offer(book, it)
                            .map(offer ->
                                    new Command.AcceptOffer(
                                            meta,
                                            it.requestId(),
                                            it.personId(),
                                            offer.offerId(),
                                            closest(offer, answer.wanted()).optionId()));
            case Command.DeclineOffer it ->
                    offer(book, it)
                            .map(offer ->
                                    new Command.DeclineOffer(
                                            meta, it.requestId(), it.personId(), offer.offerId()));
            case Command.ExtendHold it ->
                    offer(book, it)
                            .map(offer ->
                                    new Command.ExtendHold(
                                            meta, it.requestId(), it.personId(), offer.offerId()));
            case Command.RequestOtherOptions it ->
                    offer(book, it)
                            .map(offer ->
                                    new Command.RequestOtherOptions(
                                            meta, it.requestId(), it.personId()));
            case Command.AnswerByTherapist it -> byTherapist(book, it, meta);
            case Command.CancelTrial it ->
                    session(book, it)
                            .map(session ->
                                    new Command.CancelTrial(
                                            meta,
                                            it.requestId(),
                                            it.personId(),
                                            session.sessionId(),
                                            null));
            case Command.RescheduleTrial it ->
                    session(book, it)
                            .map(session ->
                                    new Command.RescheduleTrial(
                                            meta,
                                            it.requestId(),
                                            it.personId(),
                                            session.sessionId(),
                                            it.times(),
                                            it.otherTherapist(),
                                            null));
            case Command.ConfirmWhereabouts it ->
                    session(book, it)
                            .map(session ->
                                    new Command.ConfirmWhereabouts(
                                            meta,
                                            it.requestId(),
                                            it.personId(),
                                            session.sessionId(),
                                            it.state()));
            case Command.RecordOutcome it ->
                    session(book, it)
                            .map(session ->
                                    new Command.RecordOutcome(
                                            meta,
                                            it.requestId(),
                                            session.sessionId(),
                                            it.personId(),
                                            it.outcome()));
            case Command.ContinueOrStop it ->
                    session(book, it)
                            .map(session ->
                                    new Command.ContinueOrStop(
                                            meta,
                                            it.requestId(),
                                            session.sessionId(),
                                            it.personId(),
                                            it.choice()));
            default ->
                    throw new IllegalStateException(answer.command().type() + " answers nothing");
        };
    }

    private static Optional<Command> byTherapist(
            Book book, Command.AnswerByTherapist it, CommandMeta meta) {
        var state = book.caseOf(it.requestId()).map(Case::state).orElse(null);
        if (it.sessionId() == null && state instanceof CaseState.TherapistAsked asked) {
            return Optional.of(
                    new Command.AnswerByTherapist(
                            meta,
                            it.requestId(),
                            asked.option().slot().therapistId(),
                            null,
                            it.answer(),
                            it.reason()));
        }
        // Whoever could not give one session says nothing of another one's.
        return session(book, it)
                .filter(session ->
                        it.sessionId() != null
                                && session.slot().therapistId().equals(it.therapistId()))
                .map(session ->
                        new Command.AnswerByTherapist(
                                meta,
                                it.requestId(),
                                it.therapistId(),
                                session.sessionId(),
                                it.answer(),
                                it.reason()));
    }

    private static Optional<Offer> offer(Book book, Command.OfRequest command) {
        return book.caseOf(command.requestId())
                .filter(one -> !(one.state() instanceof CaseState.TherapistAsked))
                .flatMap(Case::openOffer);
    }

    private static Optional<Session> session(Book book, Command.OfRequest command) {
        return book.caseOf(command.requestId())
                .map(Case::state)
                .map(state ->
                        switch (state) {
                            case CaseState.Confirmed confirmed -> confirmed.session();
                            case CaseState.Settled settled -> settled.session();
                            default -> null;
                        });
    }

    /** The hour that was wanted, or what comes closest: the same therapist, format, then time. */
    private static Option closest(Offer offer, @Nullable Slot wanted) {
        if (wanted == null) {
            return offer.options().getFirst();
        }
        return offer.options().stream()
                .min(
                        Comparator.<Option>comparingInt(it ->
                                        it.slot().therapistId().equals(wanted.therapistId())
                                                ? 0
                                                : 1)
                                .thenComparingInt(
                                        it -> it.slot().format() == wanted.format() ? 0 : 1)
                                .thenComparing(it ->
                                        Duration.between(it.slot().startsAt(), wanted.startsAt())
                                                .abs()))
                .orElseThrow();
    }
}
