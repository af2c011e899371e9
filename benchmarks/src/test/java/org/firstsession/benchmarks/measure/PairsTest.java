// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {

    @Test
    void alternatesWhoGoesFirst() throws Exception {
        var order = new ArrayList<String>();

        Pairs.measure(
                new Plan(1, 3), round -> order.add("y" + round), round -> order.add("o" + round));

        assertThat(order).containsExactly("y0", "o0", "o1", "y1", "y2", "o2", "o3", "y3");
    }

    @Test
    void dropsWarmUp() throws Exception {
        var pairs = Pairs.measure(new Plan(2, 5), round -> round, round -> round * 10);

        assertThat(pairs.pairs().stream().map(Pairs.Pair::yardstick))
                .containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    void seesTwiceTheTimeWhateverTheMachineGoesThrough() throws Exception {
        // Each round the whole machine is slower than before; only the pair tells the truth.
        var pairs = Pairs.measure(new Plan(1, 5), round -> 1.0 + round, round -> 2.0 * (1 + round));

        var figures = pairs.figures(seconds -> seconds);

        assertThat(figures.ratio().median()).isCloseTo(2.0, within(1e-9));
        assertThat(figures.yardstick().highest() / figures.yardstick().lowest()).isEqualTo(3.0);
    }

    @Test
    void takesTheMiddleOfTheRatiosSoThatOneBadRoundDoesNotCount() {
        assertThat(Spread.of(List.of(1.0, 1.1, 40.0, 0.9, 1.0)).median()).isEqualTo(1.0);
    }
}
