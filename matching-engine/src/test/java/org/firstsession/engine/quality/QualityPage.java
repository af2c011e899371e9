// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes {@code docs/match-quality.md}: how the figures came about, and the figures. */
final class QualityPage {

    private static final List<String> MANNERS =
            List.of(Manner.FIRST_FREE, Manner.GREEDY, Manner.PRICED);

    /** A group may be so much worse off than everybody. */
    private static final double TOLERANCE = 0.03;

    private static final double MISSING = Double.NaN;

    /** Between these stands what a test plays again and compares. */
    static final String BEGIN = "<!-- two markets -->\n";

    static final String END = "<!-- end of two markets -->\n";

    private final List<Trial> trials;

    QualityPage(List<Trial> trials) {
        this.trials = List.copyOf(trials);
    }

    String text() {
        var text = new StringBuilder(INTRODUCTION);
        text.append("## Everybody\n\n");
        text.append(EVERYBODY);
        trials.forEach(trial -> text.append(everybody(trial)));
        text.append("\n## Goals\n\n");
        goals().forEach(goal -> text.append("- ").append(goal).append('\n'));
        text.append(LIMITS);
        text.append("\n## Those who are easily forgotten in a mean\n\n");
        text.append(GROUPS);
        for (var trial : trials) {
            for (var group : Group.values()) {
                if (group != Group.EVERYBODY) {
                    text.append(group(trial, group));
                }
            }
        }
        text.append("\n## Two markets exactly\n\n").append(EXACTLY);
        text.append(BEGIN).append(exactly(Trial.of(12, 100, 1, 2))).append(END);
        text.append("\n## Seeds\n\n");
        for (var trial : trials) {
            text.append(seeds(trial));
        }
        return text.append(CLOSING).toString();
    }

    /** Worth and people seen of every group in every manner, without rounding. */
    static String exactly(Trial trial) {
        var text = new StringBuilder("| group | best in hindsight");
        MANNERS.forEach(manner -> text.append(" | ").append(manner));
        text.append(" |\n|---|---|---|---|---|\n");
        for (var group : Group.values()) {
            text.append("| %s | %s".formatted(group.title(), exactly(trial.best(group))));
            for (var manner : MANNERS) {
                text.append(" | ").append(exactly(trial.tally(manner, group)));
            }
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String exactly(Tally tally) {
        return "%d (%d)".formatted(tally.worth(), tally.seen());
    }

    private static String everybody(Trial trial) {
        var best = trial.best(Group.EVERYBODY);
        var row = new StringBuilder();
        row.append(
                "| %d | %s | %s "
                        .formatted(trial.therapists(), demand(trial), percent(best.seenShare())));
        for (var manner : MANNERS) {
            var tally = trial.tally(manner, Group.EVERYBODY);
            row.append(
                    "| %s (%s) "
                            .formatted(
                                    share(tally.worthShareOf(best)),
                                    share(tally.seenShareOf(best))));
        }
        return row.append("| %s |%n".formatted(share(trial.optionsPerOffer(Manner.PRICED), 1)))
                .toString();
    }

    private static String group(Trial trial, Group group) {
        double all = trial.share(Manner.PRICED, Group.EVERYBODY);
        double priced = trial.share(Manner.PRICED, group);
        double greedy = trial.share(Manner.GREEDY, group);
        return "| %d | %s | %s | %d | %s | %s | %s (%s) | %s |%n"
                .formatted(
                        trial.therapists(),
                        demand(trial),
                        group.title(),
                        trial.best(group).asked(),
                        share(trial.share(Manner.FIRST_FREE, group)),
                        share(greedy),
                        share(priced),
                        share(trial.tally(Manner.PRICED, group).seenShareOf(trial.best(group))),
                        points(priced - all) + (priced - all < -TOLERANCE ? " **short**" : ""));
    }

    private List<String> goals() {
        var lines = new ArrayList<String>();
        for (var trial : trials) {
            double priced = trial.share(Manner.PRICED, Group.EVERYBODY);
            double greedy = trial.share(Manner.GREEDY, Group.EVERYBODY);
            double goal =
                    switch (trial.demandPercent()) {
                        case 50 -> greedy;
                        case 80 -> 0.95;
                        case 100 -> 0.94;
                        default -> MISSING;
                    };
            if (!Double.isNaN(goal)) {
                lines.add(
                        "%d therapists, demand/supply %s: %s beside a goal of %s: %s"
                                .formatted(
                                        trial.therapists(),
                                        demand(trial),
                                        exact(priced),
                                        trial.demandPercent() == 50
                                                ? "at least greedy's " + exact(goal)
                                                : exact(goal),
                                        (priced >= goal ? "met. " : "**short.** ") + limit(trial)));
            }
        }
        return lines;
    }

    private static String limit(Trial trial) {
        return "Prices that know every client to come would give %s."
                .formatted(exact(trial.share(Manner.FORESEEN, Group.EVERYBODY)));
    }

    private static String seeds(Trial trial) {
        int last = trial.firstSeed() + trial.markets() - 1;
        return "- %d therapists, demand/supply %s: markets %d to %d%n"
                .formatted(trial.therapists(), demand(trial), trial.firstSeed(), last);
    }

    private static String demand(Trial trial) {
        return String.format(Locale.ROOT, "%.1f", trial.demandPercent() / 100.0);
    }

    private static String share(double value) {
        return share(value, 3);
    }

    private static String exact(double value) {
        return share(value, 4);
    }

    private static String share(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * value);
    }

    private static String points(double value) {
        return String.format(Locale.ROOT, "%+.1f", 100 * value);
    }

    private static final String INTRODUCTION =
            """
            # Match quality

            How much of what could be made of a fortnight's hours the engine makes of them, deciding
            at once and without knowing who will ask next. Generated; written anew by

            ```
            mvn -pl matching-engine test -Dtest=MatchQualityTest -Dfirstsession.quality=full
            ```

            The markets are invented. The figures compare ways of giving hours away with each other;
            they promise nothing about a real practice.

            **Market.** A practice in California and Nevada with offices in four towns. Of twelve
            therapists four see couples, two are licensed in both states and one in Nevada alone; each
            knows two or three of six concerns and has six to nine trial hours a week, about every
            fourth in the evening, by video, at the office or both. Clients ask on fourteen days, between 7:00 and
            22:00; 15 in 100 are couples, 15 sit in Nevada, 20 can come in the evening only (the others
            at any time, by day, or on some half-days); half want video, a fifth the office, the rest
            either, within 20 to 60 km. The hours lie on the fourteen days that begin a day later; each is
            given once. Demand over supply is clients over hours: not every client finds an hour that
            suits, so even hindsight leaves some out.

            **What an hour is worth to a client.** 100 points for being seen at all, 30 for each of one
            or two concerns that the therapist knows, up to 40 for being seen soon, up to 20 for a short
            way; nothing after the client's patience of 3 to 20 days, which the practice never learns.

            **How clients behave.** Everything goes through the real engine, command by command. A
            client looks at an offer for two minutes and takes what is worth most to them. If nothing in
            it will do they ask for other options, twice at most, and then go. On the waitlist they stay
            until their patience ends. Nobody cancels.

            **Best in hindsight.** The matching of clients with hours that is worth most, found by the
            Hungarian method for somebody who knew every client in advance. Who suits whom is worked
            out without the engine's rules. For small cases it is checked against trying everything.

            **Manners of giving hours away.**
            - *First free hour*: ranked by time alone, one at a time, as booking pages do.
            - *Greedy*: the engine with the demo practice's weights and no prices; three options.
            - *Greedy with prices*: the engine with prices of scarcity, and with weights that say what an hour
              is worth in the same tenths of a point as the prices: 300 for a concern that the therapist knows,
              200 for no way at all, 1,800 for today, falling evenly to nothing in 28 days (a day later is worth less,
              and the client may be gone by then), and nothing for the part of the day or an empty week. Each night the price of every free
              hour is learnt from sixty earlier fortnights (other clients, the same practice and demand): how much
              less each of them would have been worth without the hour, for those who ask later than
              now. An hour less than two days away costs proportionally less. The prices are whole tenths, each for
              one hour of one day, and are published as a policy (`SetPolicy`), so every decision can be
              replayed. Beside the best option no hour is offered that costs over 10 points more.

            """;

    private static final String EVERYBODY =
            """
            Worth as a share of the best in hindsight; in brackets people seen, as a share of those
            whom the best sees. The last column is the mean number of options in an offer with prices.

            | therapists | demand/supply | seen by the best, of all | first free hour | greedy | greedy with prices | options |
            |---|---|---|---|---|---|---|
            """;

    private static final String LIMITS =
            """

            What is missing first is the future: prices that know every client to come would give what stands
            behind each goal (what else was tried stands in `docs/benchmarks.md`). The rest is the price of deciding at once and of turning nobody away:
            hindsight gives an hour to whoever gains most from it and leaves others out, while here nobody who asks is refused
            an hour that is free, and each takes what they like best of three. A larger practice has more hours that
            will do as well, so it loses less.

            """;

    private static final String GROUPS =
            """
            Worth to the group, as a share of what the same group gets in the best matching; in brackets people
            seen. Over 1 a group gets more than the best for all would give it. The last column is the distance
            with prices from everybody's share, in points of a hundred; more than 3 below is marked.

            | therapists | demand/supply | group | asked | first free hour | greedy | greedy with prices | beside everybody |
            |---|---|---|---|---|---|---|---|
            """;

    private static final String EXACTLY =
            """
            Markets 1 and 2 of 12 therapists at demand/supply 1.0: points of worth and, in brackets, people
            seen. `MatchQualityTest` plays them again in every build and compares.

            """;

    private static final String CLOSING =
            """

            Market *n* has the practice of seed *n*, clients of seed 10000 + *n* and a past of seeds
            20000 + 100 *n* to 20059 + 100 *n*. The way prices are learnt was chosen on markets with other
            seeds than these.
            """;
}
