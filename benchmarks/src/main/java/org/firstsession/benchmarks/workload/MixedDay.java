// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.workload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What goes on in a practice of the demo practice's size: of ten who ask, eight take the first
 * option and cancel some time later, one declines, one withdraws. So the practice never fills up,
 * and the last command meets the same books as the first.
 *
 * @param practice whose day it is
 * @param commands in the order in which they are given
 * @param confirmed how many sessions they must lead to
 */
public record MixedDay(BenchPractice practice, List<SpecificRecordBase> commands, int confirmed) {

    private static final int THERAPISTS = 24;

    /** How many sessions stand at a time before the oldest is cancelled. */
    private static final int STANDING = 60;

    public MixedDay {
        commands = List.copyOf(commands);
    }

    /** At least so many commands. */
    public static MixedDay of(int size) {
        return of(BenchPractice.create("pipeline"), size);
    }

    /** The day of a certain practice. */
    public static MixedDay of(BenchPractice practice, int size) {
        var commands = new ArrayList<SpecificRecordBase>(size + 3);
        var standing = new ArrayDeque<BenchPractice.Asker>();
        int confirmed = 0;
        for (int number = 0; commands.size() < size; number++) {
            var asker = practice.asker();
            commands.add(practice.request(asker));
            switch (number % 10) {
                case 3 -> commands.add(practice.decline(asker));
                case 7 -> commands.add(practice.withdraw(asker));
                default -> {
                    commands.add(practice.accept(asker));
                    confirmed++;
                    standing.add(asker);
                }
            }
            if (standing.size() > STANDING) {
                commands.add(practice.cancel(standing.remove()));
            }
        }
        return new MixedDay(practice, commands, confirmed);
    }

    /** Opens the practice. */
    public List<SpecificRecordBase> opening() {
        return practice.opening(
                BenchPractice.policy(50, 10, 28, 3), BenchPractice.therapists(0, THERAPISTS));
    }
}
