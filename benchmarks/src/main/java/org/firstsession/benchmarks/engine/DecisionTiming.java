// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;

/**
 * Prints the processor time and the bytes of one decision by size of the practice, and the commands
 * decided and applied in a second of it. Arguments: the sizes.
 */
final class DecisionTiming {

    private static final int REQUESTS = 64;
    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final long NANOS = 4_000_000_000L;
    private static final int LEAST = Integer.getInteger("least", 20);
    private static final int MIXED = Integer.getInteger("mixed", 20_000);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DecisionTiming() {}

    public static void main(String[] args) {
        for (var size : args) {
            if (size.equals("mixed")) {
                mixed();
                continue;
            }
            int therapists = Integer.parseInt(size);
            var plain = new EnginePractice(therapists);
            time("plain, " + size, plain, plain::plain);
            if (Boolean.getBoolean("plain")) {
                continue;
            }
            var demanding = new EnginePractice(therapists, true, 5);
            time("demanding, " + size, demanding, demanding::demanding);
            book(demanding, therapists * 2);
            time("demanding, booked, " + size, demanding, demanding::demanding);
        }
    }

    private static void time(
            String what, EnginePractice practice, IntFunction<Command.RequestTrial> request) {
        var requests = IntStream.range(0, REQUESTS).mapToObj(request).toList();
        measure(practice, requests, WARM_UP_NANOS);
        long allocated = allocated();
        var nanos = measure(practice, requests, NANOS);
        long bytes = (allocated() - allocated) / nanos.length;
        Arrays.sort(nanos);
        print(
                "%-28s p50 %9.1f  p90 %9.1f  p99 %9.1f  p99.9 %9.1f µs, %,d bytes, %d decisions",
                what,
                at(nanos, 0.5),
                at(nanos, 0.9),
                at(nanos, 0.99),
                at(nanos, 0.999),
                bytes,
                nanos.length);
    }

    private static long[] measure(
            EnginePractice practice, List<Command.RequestTrial> requests, long duration) {
        var nanos = new ArrayList<Long>();
        long end = System.nanoTime() + duration;
        for (int next = 0; nanos.size() < LEAST || System.nanoTime() < end; next++) {
            long start = cpu();
            MatchingEngine.decide(practice.book(), requests.get(next % REQUESTS));
            nanos.add(cpu() - start);
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    /** Books so many sessions. */
    private static void book(EnginePractice practice, int sessions) {
        for (int number = 0; number < sessions; number++) {
            var request = practice.plain(number);
            for (var event : practice.take(request)) {
                if (event instanceof Event.TrialOffered offered) {
                    practice.take(accept(practice, request, offered));
                }
            }
        }
    }

    private static void mixed() {
        for (int round = 0; round < 6; round++) {
            var workload = new MixedWorkloadBenchmark();
            workload.openPractice();
            long end = System.nanoTime() + NANOS / 2;
            long start = cpu();
            long allocated = allocated();
            int commands = 0;
            for (; commands < MIXED || System.nanoTime() < end; commands++) {
                workload.command();
            }
            double seconds = (cpu() - start) / 1e9;
            print(
                    "mixed: %,.0f commands/s, %,d bytes each",
                    commands / seconds, (allocated() - allocated) / commands);
        }
    }

    private static Command accept(
            EnginePractice practice, Command.RequestTrial request, Event.TrialOffered offered) {
        return new Command.AcceptOffer(
                practice.meta(),
                request.requestId(),
                request.needs().asker().personId(),
                offered.offerId(),
                offered.options().getFirst().optionId());
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e3;
    }

    /** The time of this thread on a processor: others may be at work on the machine. */
    private static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
