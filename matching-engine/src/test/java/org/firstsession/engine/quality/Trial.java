// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Several markets of one size and demand, given away in three manners, beside the best that could
 * have been made of them. Shares are those of the sums over all markets.
 */
final class Trial {

    static final String BEST = "best in hindsight";

    private static final int PAST = 60;

    private final int therapists;
    private final int demandPercent;
    private final int firstSeed;
    private final int markets;
    private final Map<String, Map<Group, Tally>> tallies = new TreeMap<>();
    private final Map<String, int[]> offered = new TreeMap<>();

    private Trial(int therapists, int demandPercent, int firstSeed, int markets) {
        this.therapists = therapists;
        this.demandPercent = demandPercent;
        this.firstSeed = firstSeed;
        this.markets = markets;
    }

    /**
     * Plays markets.
     *
     * @param therapists size of the practices
     * @param demandPercent clients for a hundred hours
     * @param firstSeed seed of the first market, 1 to 99; the others follow
     * @param markets how many
     */
    static Trial of(int therapists, int demandPercent, int firstSeed, int markets) {
        var trial = new Trial(therapists, demandPercent, firstSeed, markets);
        for (int seed = firstSeed; seed < firstSeed + markets; seed++) {
            trial.play(seed);
        }
        return trial;
    }

    /** The clients of the past are others than those of the market, from the same town. */
    private void play(int seed) {
        var practice = Practice.of(therapists, seed);
        var market = Market.of(practice, demandPercent, 10_000L + seed);
        var past =
                IntStream.range(0, PAST)
                        .mapToObj(one ->
                                Market.of(practice, demandPercent, 20_000L + 100 * seed + one))
                        .toList();
        count(BEST, market, best(market));
        for (var manner :
                List.of(
                        new Manner.FirstFree(),
                        new Manner.Greedy(),
                        new Manner.Priced(Manner.PRICED, past),
                        new Manner.Priced(Manner.FORESEEN, List.of(market)))) {
            var given = Play.of(market, manner);
            count(manner.title(), market, given.hourOf());
            int[] sums = offered.computeIfAbsent(manner.title(), title -> new int[2]);
            sums[0] += given.offers();
            sums[1] += given.options();
        }
    }

    private static int[] best(Market market) {
        var best = Matching.best(market.worth(), market.hours().size());
        return IntStream.range(0, market.clients().size()).map(best::hourOf).toArray();
    }

    private void count(String manner, Market market, int[] hourOf) {
        var groups = tallies.computeIfAbsent(manner, title -> new EnumMap<>(Group.class));
        for (var group : Group.values()) {
            groups.merge(group, Tally.of(market, hourOf, group), Tally::plus);
        }
    }

    int therapists() {
        return therapists;
    }

    int demandPercent() {
        return demandPercent;
    }

    int firstSeed() {
        return firstSeed;
    }

    int markets() {
        return markets;
    }

    Tally best(Group group) {
        return tally(BEST, group);
    }

    Tally tally(String manner, Group group) {
        return tallies.get(manner).get(group);
    }

    /** What a group gets, of what it gets in the best matching. */
    double share(String manner, Group group) {
        return tally(manner, group).worthShareOf(best(group));
    }

    double optionsPerOffer(String manner) {
        int[] sums = offered.get(manner);
        return (double) sums[1] / sums[0];
    }
}
