// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconReaderTest {

    private static final String HEAD = "version: 1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    blue moon           | a blue moon rises       | true
                    blue moon           | a moon of blue          | false
                    blue moon           | so blue. Moon!          | false
                    blue .. moon        | blue and very big moon  | true
                    blue ..1 moon       | blue and very big moon  | false
                    blue very? moon     | blue very moon          | true
                    blue very? moon     | blue moon               | true
                    blue $              | it is blue              | true
                    blue $              | it is blue today        | false
                    @colour moon        | a red moon              | true
                    """)
    void matchesAsWritten(String phrase, String text, boolean found) {
        var line = phrase.replace("$", "moon|$");
        var lexicon = read("class: @colour = red blue", "[suicide]", line);

        assertThat(!lexicon.kindsIn(text, Party.INDIVIDUAL).isEmpty()).isEqualTo(found);
    }

    @Test
    void earlierSectionsKeepTheirWords() {
        var lexicon = read("[safe]", "moon cake", "[suicide]", "moon");

        assertThat(lexicon.kindsIn("moon cake", Party.INDIVIDUAL)).isEmpty();
        assertThat(lexicon.kindsIn("moon cake, moon", Party.INDIVIDUAL))
                .isEqualTo(Set.of(ConcernKind.SUICIDE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [sadness]              | no kind sadness
                    [suicide sometimes]    | SOMETIMES
                    words: a               | no directive
                    class: @a b            | an equals sign is missing
                    a phrase               | before the first section
                    """)
    void saysWhereALineIsWrong(String line, String reason) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test:2")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesPhrasesThatNothingCanMatch() {
        assertThatThrownBy(() -> read("full: moonn = moon", "[suicide]", "moonn"))
                .hasMessageContaining("never spelt so");
        assertThatThrownBy(() -> read("[suicide]", "@nothing")).hasMessageContaining("no class");
        assertThatThrownBy(() -> read("[suicide]", "moon? blue"))
                .hasMessageContaining("must be there");
    }

    private static Lexicon read(String... lines) {
        var all = new ArrayList<>(List.of(HEAD));
        all.addAll(List.of(lines));
        return LexiconReader.read("test", all);
    }
}
