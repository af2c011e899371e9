// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.overview;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plot of bars and its numbers.
 *
 * @param code stands in ids and exports
 * @param unit what is counted
 */
record Chart(String code, String title, String unit, List<Bar> bars) {

    private static final int ROW = 26;

    /**
     * A bar.
     *
     * @param link to the list behind the number; null where there is none
     */
    record Bar(String label, long value, @Nullable String link) {}

    /** A bar with its place in the drawing. */
    record Drawn(String label, long value, @Nullable String link, int y, long width) {

        /** Where the label's and the number's baseline is. */
        public int baseline() {
            return y + 14;
        }

        /** Where the number stands: behind the bar. */
        public long end() {
            return 206 + width;
        }
    }

    Chart {
        bars = List.copyOf(bars);
    }

    public int height() {
        return Math.max(1, bars.size()) * ROW;
    }

    public boolean isEmpty() {
        return bars.stream().allMatch(bar -> bar.value() == 0);
    }

    /** The bars in a drawing 600 wide, of which labels take 200. */
    public List<Drawn> drawn() {
        long most = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
        return IntStream.range(0, bars.size())
                .mapToObj(i -> {
                    var bar = bars.get(i);
                    return new Drawn(
                            bar.label(),
                            bar.value(),
                            bar.link(),
                            i * ROW + 3,
                            bar.value() * 350 / most);
                })
                .toList();
    }
}
