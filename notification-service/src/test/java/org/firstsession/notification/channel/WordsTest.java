// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.firstsession.events.HumanNeed;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.Reachability.Wishes;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.TestRoutes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds against all that messages say what they must never say. */
class WordsTest {

    /** What the appointment is for, in both languages, and who would be meant by it. */
    private static final Pattern TELLING =
            Pattern.compile(
                    "therap|terap|counsel|psych|psic|mental|diagnos|disorder|trastorno|depress|depres"
                            + "|anxi|ansied|trauma|addict|adicc|treatment|tratamiento|session|sesi[oó]n"
                            + "|couple|pareja|partner|relationship|client|patient|paciente|consult");

    /** Words that a provider takes as an opt-out: we may ask for none but the first. */
    private static final Pattern OPT_OUT_WORD =
            Pattern.compile("(?i)(reply|responda) (?!STOP\\b)\\S+");

    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    private final MailTexts texts = new MailTexts();

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasTheSameKeysAndGapsInEachLanguage(Language language) {
        var english = Words.properties(Language.ENGLISH);
        var other = Words.properties(language);

        assertThat(other.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (var key : other.stringPropertyNames()) {
            assertThat(gaps(other.getProperty(key)))
                    .as(key)
                    .containsExactlyInAnyOrderElementsOf(gaps(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysNowhereWhatTheAppointmentIsFor(Language language) {
        Words.properties(language)
                .forEach((key, text) ->
                        assertThat(text.toString().toLowerCase(Locale.ROOT))
                                .as(key.toString())
                                .doesNotContainPattern(TELLING));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void asksForNoWordThatEndsTexts(Language language) {
        Words.properties(language)
                .forEach((key, text) ->
                        assertThat(text.toString())
                                .as(key.toString())
                                .doesNotContainPattern(OPT_OUT_WORD));
    }

    /** The finished messages too: a template could add what no words say. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsNothingInAnyFinishedMessageUnlessTheRecipientAskedForMore(Language language) {
        var neutral = TestRoutes.mail("a@b.example", new Wishes(true, true, true, language));
        var open = TestRoutes.mail("a@b.example", new Wishes(true, true, false, language));
        var byText = TestRoutes.text("+15005550100", language);

        for (var letter : Mails.all()) {
            var said = new ArrayList<String>();
            said.add(texts.subject(letter, neutral));
            said.add(texts.text(letter, neutral));
            said.add(texts.html(letter, neutral));
            if (letter.effect().recipient().role() != Role.THERAPIST) {
                said.add(TextBodies.body(letter, byText));
            }
            assertThat(said)
                    .allSatisfy(text ->
                            assertThat(text.toLowerCase(Locale.ROOT))
                                    .as(letter.effect().kind().name())
                                    .doesNotContainPattern(TELLING));
            if (letter.effect().recipient().role() == Role.CLIENT) {
                assertThat(texts.subject(letter, open)).contains("Lakeside Counseling");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysOfEachNeedWhy(Language language) {
        for (var need : HumanNeed.values()) {
            assertThat(Words.has(language, "need." + need))
                    .as(need.name())
                    .isEqualTo(need != HumanNeed.UNKNOWN);
        }
    }

    private static List<String> gaps(String text) {
        return GAP.matcher(text).results().map(gap -> gap.group()).toList();
    }
}
