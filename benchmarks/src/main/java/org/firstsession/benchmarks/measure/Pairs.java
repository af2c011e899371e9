// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Runs of ours and of the yardstick, one of each side by side in time, so that whatever the machine
 * went through meanwhile met both.
 *
 * @param <S> what one run tells
 */
public record Pairs<S>(List<Pair<S>> pairs) {

    public Pairs {
        pairs = List.copyOf(pairs);
    }

    /** One run of each. */
    public record Pair<S>(S yardstick, S ours) {}

    /** Runs both in turn; who goes first changes with every round, and warm-up is dropped. */
    public static <S> Pairs<S> measure(Plan plan, Subject<S> yardstick, Subject<S> ours)
            throws Exception {
        var pairs = new ArrayList<Pair<S>>();
        for (int round = 0; round < plan.warmUps() + plan.pairs(); round++) {
            var pair =
                    round % 2 == 0 ? first(yardstick, ours, round) : second(yardstick, ours, round);
            if (round >= plan.warmUps()) {
                pairs.add(pair);
            }
        }
        return new Pairs<>(pairs);
    }

    private static <S> Pair<S> first(Subject<S> yardstick, Subject<S> ours, int round)
            throws Exception {
        var before = yardstick.run(round);
        return new Pair<>(before, ours.run(round));
    }

    private static <S> Pair<S> second(Subject<S> yardstick, Subject<S> ours, int round)
            throws Exception {
        var before = ours.run(round);
        return new Pair<>(yardstick.run(round), before);
    }

    /** A figure over all pairs. */
    public Figures figures(ToDoubleFunction<S> figure) {
        return new Figures(
                spread(pair -> figure.applyAsDouble(pair.yardstick())),
                spread(pair -> figure.applyAsDouble(pair.ours())),
                spread(pair ->
                        figure.applyAsDouble(pair.ours())
                                / figure.applyAsDouble(pair.yardstick())));
    }

    private Spread spread(ToDoubleFunction<Pair<S>> figure) {
        return Spread.of(pairs.stream().map(figure::applyAsDouble).toList());
    }

    /**
     * A figure of both sides.
     *
     * @param ratio ours through the yardstick's, pair by pair
     */
    public record Figures(Spread yardstick, Spread ours, Spread ratio) {}
}
