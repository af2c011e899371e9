// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.timing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
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
    private static final int LIMIT_FOR_ALL = 1_000;
    private static final long WARM_UP_NANOS = 4_000_000_000L;
    private static final long NANOS = 4_000_000_000L;
    private static final int LEAST = Integer.getInteger("least", 20);
    private static final int TEAM = 24;
    private static final int STANDING = 60;
    private static final int MIXED = Integer.getInteger("mixed", 10_000);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private DecisionTiming() {}

    public static void main(String[] args) {
        for (var size : args) {
            if (size.equals("mixed")) {
                mixed();
                continue;
            }
            int therapists = Integer.parseInt(size);
            var plain = new TimedPractice(therapists, false, LIMIT_FOR_ALL);
            time("plain, " + size, plain, plain::plain);
            if (Boolean.getBoolean("plain")) {
                continue;
            }
            var demanding = new TimedPractice(therapists, true, 5);
            time("demanding, " + size, demanding, demanding::demanding);
            book(demanding, therapists * 2);
            time("demanding, booked, " + size, demanding, demanding::demanding);
        }
    }

    private static void time(
            String what, TimedPractice practice, IntFunction<Command.RequestTrial> request) {
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
            TimedPractice practice, List<Command.RequestTrial> requests, long duration) {
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
    private static void book(TimedPractice practice, int sessions) {
        for (int number = 0; number < sessions; number++) {
            var request = practice.plain(number);
            for (var event : practice.take(request)) {
                if (event instanceof Event.TrialOffered offered) {
                    practice.take(accept(practice, request, offered));
                }
            }
        }
    }

    /** Of ten who ask, eight accept and are cancelled some time later, one declines, one leaves. */
    private static void mixed() {
        for (int round = 0; round < 6; round++) {
            var practice = new TimedPractice(TEAM, false, LIMIT_FOR_ALL);
            var cancellations = new ArrayDeque<Command>();
            long end = System.nanoTime() + NANOS / 2;
            long start = cpu();
            int commands = 0;
            long allocated = allocated();
            for (int number = 0; number < MIXED || System.nanoTime() < end; number++) {
                var request = practice.plain(number);
                commands++;
                for (var event : practice.take(request)) {
                    if (event instanceof Event.TrialOffered offered) {
                        commands++;
                        practice.take(answer(practice, number, request, offered))
                                .forEach(next -> {
                                    if (next instanceof Event.TrialConfirmed confirmed) {
                                        cancellations.add(
                                                new Command.CancelTrial(
                                                        practice.meta(),
                                                        confirmed.requestId(),
                                                        request.needs().asker().personId(),
                                                        confirmed.sessionId(),
                                                        null));
                                    }
                                });
                    }
                }
                if (cancellations.size() > STANDING) {
                    commands++;
                    practice.take(cancellations.remove());
                }
            }
            double seconds = (cpu() - start) / 1e9;
            print(
                    "mixed, %d therapists: %,.0f commands/s, %,d bytes each",
                    TEAM, commands / seconds, (allocated() - allocated) / commands);
        }
    }

    private static Command answer(
            TimedPractice practice,
            int number,
            Command.RequestTrial request,
            Event.TrialOffered offered) {
        var id = request.requestId();
        var person = request.needs().asker().personId();
        return switch (number % 10) {
            case 3 -> new Command.DeclineOffer(practice.meta(), id, person, offered.offerId());
            case 7 -> new Command.WithdrawRequest(practice.meta(), id, person);
            default -> accept(practice, request, offered);
        };
    }

    private static Command accept(
            TimedPractice practice, Command.RequestTrial request, Event.TrialOffered offered) {
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
