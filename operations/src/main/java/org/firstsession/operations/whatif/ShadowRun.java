// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.operations.policy.PolicyChange;
import org.firstsession.operations.replay.PastPractice;
import org.firstsession.operations.whatif.Answer.Kind;
import org.firstsession.operations.whatif.Answer.To;

/**
 * One run of a demand through an engine of its own, with a clock of its own. What people answer is
 * answered by how they behaved. Nothing of it leaves this object but how the requests went.
 */
final class ShadowRun {

    /** As often as the engine's clock ticks while offers are open. */
    private static final Duration TICK = Duration.ofMinutes(5);

    private static final Actor SYSTEM = new Actor(ActorRole.SYSTEM, null);

    private final Book book;
    private final Demand demand;
    private final PolicyChange change;
    private final Instant from;
    private final Instant to;
    private final Courses courses = new Courses();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final Map<RequestId, Map<Kind, Integer>> numbers = new HashMap<>();
    private final LongConsumer progress;
    private Instant ticked = Instant.EPOCH;
    private long ids;
    private long dropped;

    private record Due(Instant at, long number, Answer answer) {}

    /**
     * @param start the practice as it stood; used up by the run
     * @param progress gets the number of commands of the demand that are done
     */
    ShadowRun(
            PastPractice start,
            Demand demand,
            PolicyChange change,
            Instant from,
            Instant to,
            LongConsumer progress) {
        this.book = start.book();
        this.demand = demand;
        this.change = change;
        this.from = from;
        this.to = to;
        this.progress = progress;
        start.therapists().forEach(therapist -> courses.know(therapist.value()));
    }

    /** Runs it, once. */
    void run() {
        if (book.isOpen() && !change.isNone()) {
            decide(new Command.SetPolicy(own(from), change.applyTo(book.policy()), null));
        }
        demand.behaviours().keySet().forEach(this::answerWhatWasOpen);
        long done = 0;
        for (var command : demand.unasked()) {
            passUntil(command.meta().recordedAt());
            decide(Rewriting.unasked(command, change));
            progress.accept(++done);
        }
        passUntil(to);
    }

    Courses courses() {
        return courses;
    }

    /** How many answers met nothing that they could answer. */
    long dropped() {
        return dropped;
    }

    private void answerWhatWasOpen(RequestId requestId) {
        for (var kind : Kind.values()) {
            schedule(requestId, new To(kind, 0), from);
        }
    }

    /** Lets the time pass: deadlines, ticks and answers in their order, those at the end too. */
    private void passUntil(Instant end) {
        while (true) {
            var tick = nextTick().filter(at -> !at.isAfter(end));
            var answer = due.peek();
            boolean answerIsDue = answer != null && !answer.at().isAfter(end);
            if (answerIsDue && (tick.isEmpty() || !tick.get().isBefore(answer.at()))) {
                due.remove();
                give(answer);
            } else if (tick.isPresent()) {
                ticked = tick.get();
                decide(new Command.AdvanceTime(own(ticked)));
            } else {
                return;
            }
        }
    }

    private Optional<Instant> nextTick() {
        if (!book.isOpen()) {
            return Optional.empty();
        }
        // What a tick left for the next one is decided at the next regular one.
        var deadline = book.nextDeadline().map(at -> at.isAfter(ticked) ? at : ticked.plus(TICK));
        if (book.openOffers().isEmpty()) {
            return deadline;
        }
        var regular = book.now().plus(TICK);
        return Optional.of(deadline.filter(at -> at.isBefore(regular)).orElse(regular));
    }

    private void give(Due answer) {
        var command = Rewriting.answer(book, answer.answer(), answer.at(), nextId());
        if (command.isPresent()) {
            decide(command.get());
        } else {
            dropped++;
        }
    }

    private void decide(Command command) {
        for (var event : MatchingEngine.decide(book, command)) {
            book.apply(event);
            courses.on(event);
            answerTo(event);
        }
    }

    private void answerTo(Event event) {
        var at = event.meta().recordedAt();
        switch (event) {
            case Event.TrialOffered offered -> next(offered.requestId(), Kind.OFFER, at);
            case Event.TherapistAsked asked -> next(asked.requestId(), Kind.THERAPIST_ASKED, at);
            case Event.TrialConfirmed confirmed -> {
                next(confirmed.requestId(), Kind.BOOKING, at);
                next(confirmed.requestId(), Kind.END_OF_SESSION, confirmed.slot().endsAt());
            }
            case Event.TrialRescheduled moved -> {
                next(moved.requestId(), Kind.BOOKING, at);
                next(moved.requestId(), Kind.END_OF_SESSION, moved.slot().endsAt());
            }
            default -> {}
        }
    }

    private void next(RequestId requestId, Kind kind, Instant since) {
        var number =
                numbers.computeIfAbsent(requestId, id -> new HashMap<>())
                        .merge(kind, 1, Integer::sum);
        schedule(requestId, new To(kind, number), since);
    }

    private void schedule(RequestId requestId, To to, Instant since) {
        var behaviour = demand.behaviours().get(requestId);
        var answers = behaviour == null ? List.<Answer>of() : behaviour.to(to);
        for (var answer : answers) {
            due.add(new Due(since.plus(answer.after()), ids++, answer));
        }
    }

    private CommandMeta own(Instant at) {
        return new CommandMeta(
                new CommandId(nextId()), book.practiceId(), at, at, SYSTEM, Channel.CLOCK);
    }

    private String nextId() {
        return "what-if-" + ids++;
    }
}
