// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final int[][] ANA_AND_BEN = {{10, 8}, {9, 0}};

    @Test
    void movesSomebodyForTheGoodOfAll() {
        var best = Matching.best(ANA_AND_BEN, 2);

        assertThat(best.worth()).isEqualTo(17);
        assertThat(best.hourOf(0)).isEqualTo(1);
        assertThat(best.hourOf(1)).isZero();
        assertThat(best.added()).containsExactly(9, 7);
    }

    @Test
    void leavesOutWhomNoHourSuits() {
        var best = Matching.best(new int[][] {{0, 0}, {3, 0}, {5, 0}}, 2);

        assertThat(best.worth()).isEqualTo(5);
        assertThat(best.hourOf(0)).isEqualTo(Matching.NONE);
        assertThat(best.hourOf(1)).isEqualTo(Matching.NONE);
        assertThat(best.added()).containsExactly(5, 0);
    }

    @Test
    void findsWhatTryingEverythingFinds() {
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            int hours = 1 + random.nextInt(5);
            int[][] worth = new int[1 + random.nextInt(5)][hours];
            for (int[] row : worth) {
                for (int hour = 0; hour < hours; hour++) {
                    row[hour] = Math.max(0, random.nextInt(12) - 4);
                }
            }
            var best = Matching.best(worth, hours);

            assertThat(best.worth()).as("seed %d", seed).isEqualTo(most(worth, 0, 0));
            long[] added = best.added();
            for (int hour = 0; hour < hours; hour++) {
                assertThat(added[hour])
                        .as("seed %d hour %d", seed, hour)
                        .isEqualTo(best.worth() - most(worth, 0, 1 << hour));
            }
        }
    }

    private static long most(int[][] worth, int client, int taken) {
        if (client == worth.length) {
            return 0;
        }
        long most = most(worth, client + 1, taken);
        for (int hour = 0; hour < worth[client].length; hour++) {
            if (worth[client][hour] > 0 && (taken & 1 << hour) == 0) {
                long with = worth[client][hour] + most(worth, client + 1, taken | 1 << hour);
                most = Math.max(most, with);
            }
        }
        return most;
    }
}
