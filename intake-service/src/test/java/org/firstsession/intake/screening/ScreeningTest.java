// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningTest {

    private static final int LONGEST_TEXT_MESSAGE = 1_600;

    private final Screening screening = Screening.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I WANT TO DIE",
                "i want too dieee",
                "I want to d1e",
                "I want to d!e",
                "I  want\nto  die",
                "I wan\u200bt to die",
                "I want to dıe",
                "I want to d\u0456e",
                "\uff29 \uff57\uff41\uff4e\uff54 \uff54\uff4f \uff44\uff49\uff45",
                "suicde",
                "sucidal",
                "su*cide",
                "$uicidal",
                "k i l l myself",
                "k.i.l.l my self",
                "i don’t wanna be alive anymore",
                "kms",
                "I want... to die",
                "quiero m0rir",
                "SUICIDÁRME",
                "quierro morir",
                "im going to kil my self"
            })
    void readsHoweverItIsTyped(String text) {
        assertThat(screening.screen(text, Party.INDIVIDUAL)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "\u200b",
                "!!!",
                "***",
                "'",
                "@",
                "2",
                "🙂🙂🙂",
                "violet",
                "My skill is billing",
                "putting lunch on the table",
                "sitting on a bench"
            })
    void findsNothingInNothing(String text) {
        assertThat(screening.screen(text, Party.COUPLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    I want to die                                     | true
                    I do not want to die                              | false
                    I never wanted to kill myself                     | false
                    No, I want to die                                 | true
                    I'm not okay, I want to die                       | true
                    I'm not suicidal                                  | false
                    I'm not suicidal. I just want to be dead          | true
                    I can't stop thinking about killing myself        | true
                    No thoughts of suicide or self-harm               | false
                    I don't want to live                              | true
                    He never hit me                                   | false
                    He never hit me but he choked me                  | true
                    no quiero morir                                   | false
                    No, quiero morir                                  | true
                    no quiero vivir                                   | true
                    """)
    void tellsWhatIsSaidFromWhatIsDenied(String text, boolean concern) {
        assertThat(screening.screen(text, Party.INDIVIDUAL).isPresent()).isEqualTo(concern);
    }

    @Test
    void aPastBetweenTwoPartnersCountsWhenTheyComeTogether() {
        var text = "Three years ago he hit me";

        assertThat(screening.screen(text, Party.INDIVIDUAL)).isEmpty();
        assertThat(screening.screen(text, Party.COUPLE)).isPresent();
    }

    @Test
    void faintSignsCountInCouplesRequestsOnly() {
        var text = "He is controlling";

        assertThat(screening.screen(text, Party.INDIVIDUAL)).isEmpty();
        assertThat(screening.screen(text, Party.COUPLE)).isPresent();
    }

    @Test
    void whatHasStartedAgainIsNotPast() {
        var past = "I used to cut myself years ago";

        assertThat(screening.screen(past, Party.INDIVIDUAL)).isEmpty();
        assertThat(screening.screen(past + " and now again", Party.INDIVIDUAL)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    COUPLE     | my husband hits me                    | JOINT
                    COUPLE     | my husband hits me and I want to die  | ALL
                    COUPLE     | I want to die                         | ALL
                    INDIVIDUAL | my husband hits me                    | ALL
                    """)
    void violenceBetweenTheTwoBarsWhatIsJoint(Party party, String text, ConcernScope scope) {
        assertThat(screening.screen(text, party).orElseThrow().scope()).isEqualTo(scope);
    }

    @Test
    void neitherWordsNorKindGetIntoALog() {
        var concern = screening.screen("I want to die", Party.INDIVIDUAL).orElseThrow();

        assertThat(concern.kinds()).containsExactly(ConcernKind.SUICIDE);
        assertThat(concern.toString()).doesNotContainIgnoringCase("suicide");
    }

    @Test
    void sameTextGivesTheSameAnswer() {
        var other = Screening.standard();

        for (var corpus : Corpus.values()) {
            for (var text : corpus.texts()) {
                assertThat(other.screen(text.text(), text.party()))
                        .isEqualTo(screening.screen(text.text(), text.party()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we would like to come on tuesdays after five if there is a room ",
                "i not not not want want to to ",
                "x",
                "a ",
                "d!e",
                "**",
                "suicid ",
                "k i l l ",
                "zufällig unbekannte wörter hintereinander "
            })
    void answersWithinFiveMilliseconds(String piece) {
        var text = piece.repeat(LONGEST_TEXT_MESSAGE).substring(0, LONGEST_TEXT_MESSAGE);
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 100; i++) {
            long start = System.nanoTime();
            screening.screen(text, Party.COUPLE);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }

        assertThat(fastest).isLessThan(5_000_000L);
    }
}
