// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the practice's number says. */
class WordsTest {

    private static final int LONGEST = 480;

    @Test
    void saysTheSameInBothLanguages() {
        assertThat(Words.keys(Language.ES)).isEqualTo(Words.keys(Language.EN));
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoWordOfTheCarriers(Language language) {
        var asked =
                Pattern.compile(
                        "(?i)(?:reply|responda)(?: with)? ([A-ZÑ]{2,}(?:(?:,| or| o) [A-ZÑ]{2,})*)");
        for (var key : Words.keys(language)) {
            var words = asked.matcher(say(language, key)).results().map(it -> it.group(1)).toList();
            for (var word :
                    words.stream()
                            .flatMap(it -> List.of(it.split(",? (?:or |o )?")).stream())
                            .toList()) {
                assertThat(CarrierWord.all()).as(key).doesNotContain(word.toUpperCase(Locale.ROOT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsNothingOfTherapyAndKeepsShort(Language language) {
        for (var key : Words.keys(language)) {
            assertThat(say(language, key))
                    .as(key)
                    .hasSizeLessThan(LONGEST)
                    .doesNotContainIgnoringCase("therap")
                    .doesNotContainIgnoringCase("terap");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysAtOnceThatNobodyWatchesAndWhomToCall(Language language) {
        assertThat(say(language, "greeting"))
                .contains("911", "988")
                .containsAnyOf("Nobody watches", "Nadie lo vigila");
    }

    private static String say(Language language, String key) {
        return Words.say(language, key, List.of());
    }
}
