// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Commands of a practice of 24 therapists, one after the other, each decided and applied: of ten
 * who ask, eight accept and cancel some time later, one declines, one withdraws.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MixedWorkloadBenchmark {

    private static final int THERAPISTS = 24;
    private static final int STANDING = 60;

    private EnginePractice practice = new EnginePractice(0);
    private final Deque<Command> given = new ArrayDeque<>();
    private final Deque<Event.TrialConfirmed> standing = new ArrayDeque<>();
    private int people;

    /** A new practice each time, so that its history stays short. */
    @Setup(Level.Iteration)
    public void openPractice() {
        practice = new EnginePractice(THERAPISTS);
        given.clear();
        standing.clear();
        people = 0;
    }

    @Benchmark
    public List<Event> command() {
        var answer = given.poll();
        if (answer != null) {
            return confirmed(practice.take(answer));
        }
        if (standing.size() > STANDING) {
            return practice.take(cancel(standing.remove()));
        }
        return ask();
    }

    private List<Event> ask() {
        int number = people++;
        var request = practice.plain(number);
        var events = practice.take(request);
        for (var event : events) {
            if (event instanceof Event.TrialOffered offered) {
                given.add(answer(number, request, offered));
                return events;
            }
        }
        throw new IllegalStateException("nothing was offered: " + events);
    }

    private Command answer(int number, Command.RequestTrial request, Event.TrialOffered offered) {
        var id = request.requestId();
        var person = request.needs().asker().personId();
        return switch (number % 10) {
            case 3 -> new Command.DeclineOffer(practice.meta(), id, person, offered.offerId());
            case 7 -> new Command.WithdrawRequest(practice.meta(), id, person);
            default ->
                    new Command.AcceptOffer(
                            practice.meta(),
                            id,
                            person,
                            offered.offerId(),
                            offered.options().getFirst().optionId());
        };
    }

    private List<Event> confirmed(List<Event> events) {
        for (var event : events) {
            if (event instanceof Event.TrialConfirmed confirmed) {
                standing.add(confirmed);
            }
        }
        return events;
    }

    /**
     * The practice cancels, so that the session counts as nobody's late cancellation. It owes the
     * client another hour then, who doesn't want it any more: else it would be held for good.
     */
    private Command cancel(Event.TrialConfirmed confirmed) {
        var id = confirmed.requestId();
        given.add(
                new Command.WithdrawRequest(practice.meta(), id, confirmed.personIds().getFirst()));
        return new Command.CancelTrial(practice.meta(), id, null, confirmed.sessionId(), null);
    }
}
