// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision about a new request, explanation included, with four weeks of free hours. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {

    private static final int REQUESTS = 64;

    /** How many therapists are listed. */
    @Param({"100", "1000", "10000"})
    public int therapists;

    private Book book = new EnginePractice(0).book();
    private List<Command.RequestTrial> requests = List.of();
    private int next;

    /** Opens the practice. Deciding changes nothing, so the book stays as it is. */
    @Setup
    public void openPractice() {
        var practice = new EnginePractice(therapists);
        book = practice.book();
        requests = IntStream.range(0, REQUESTS).mapToObj(practice::plain).toList();
    }

    @Benchmark
    public List<Event> decide() {
        next = (next + 1) % REQUESTS;
        return MatchingEngine.decide(book, requests.get(next));
    }
}
