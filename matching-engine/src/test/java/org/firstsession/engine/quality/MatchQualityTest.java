// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@code -Dfirstsession.quality=full} plays all markets and writes {@code docs/match-quality.md}.
 */
class MatchQualityTest {

    private static final Path PAGE = Path.of("..", "docs", "match-quality.md");
    private static final Trial BALANCED = Trial.of(12, 100, 1, 2);

    @Test
    void playsWhatThePageSays() throws IOException {
        var text = Files.readString(PAGE);
        int begin = text.indexOf(QualityPage.BEGIN) + QualityPage.BEGIN.length();

        assertThat(text.substring(begin, text.indexOf(QualityPage.END)))
                .as("the two markets in docs/match-quality.md; write the page anew")
                .isEqualTo(QualityPage.exactly(BALANCED));
    }

    @Test
    void pricesBeatGreedAndNobodyBeatsHindsight() {
        var trial = BALANCED;

        for (var manner : new String[] {Manner.FIRST_FREE, Manner.GREEDY, Manner.PRICED}) {
            assertThat(trial.share(manner, Group.EVERYBODY)).as(manner).isLessThanOrEqualTo(1);
        }
        double greedy = trial.share(Manner.GREEDY, Group.EVERYBODY);
        double priced = trial.share(Manner.PRICED, Group.EVERYBODY);
        assertThat(priced).isGreaterThan(greedy + 0.03).isGreaterThan(0.91);
        assertThat(trial.tally(Manner.PRICED, Group.EVERYBODY).seen())
                .isGreaterThan(trial.tally(Manner.GREEDY, Group.EVERYBODY).seen());
    }

    @Test
    void pricesDoNoHarmWhereHoursAbound() {
        var trial = Trial.of(12, 50, 1, 1);

        assertThat(trial.share(Manner.PRICED, Group.EVERYBODY))
                .isGreaterThanOrEqualTo(trial.share(Manner.GREEDY, Group.EVERYBODY) - 0.005);
    }

    @Test
    void givesEachHourOnceAndTheSameHoursAgain() {
        var market = Market.of(Practice.of(12, 3), 80, 4);
        var once = Play.of(market, new Manner.Greedy());

        assertThat(Arrays.stream(once.hourOf()).filter(hour -> hour != Matching.NONE))
                .doesNotHaveDuplicates();
        assertThat(Play.of(market, new Manner.Greedy()).hourOf()).isEqualTo(once.hourOf());
    }

    @Test
    @EnabledIfSystemProperty(named = "firstsession.quality", matches = "full")
    void writesThePage() throws IOException {
        var trials =
                IntStream.of(12, 40)
                        .boxed()
                        .flatMap(size ->
                                IntStream.of(50, 80, 100, 130)
                                        .mapToObj(demand -> new int[] {size, demand}))
                        .parallel()
                        .map(it -> Trial.of(it[0], it[1], 1, it[0] == 12 ? 40 : 8))
                        .toList();
        Files.writeString(PAGE, new QualityPage(trials).text());
    }
}
