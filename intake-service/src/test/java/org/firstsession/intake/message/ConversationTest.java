// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Conversations as tables: what somebody texts, and after the arrow what follows. A line that
 * begins with {@code *} says what the phone has open from there on.
 */
class ConversationTest {

    @Test
    void asksOneThingAfterTheOther() {
        runs(
                """
                Hi, I'd like to see somebody   => greeting
                1                              => ask.who
                1                              => ask.adult
                1                              => ask.state
                California                     => ask.format
                1                              => ask.times
                weekday evenings               => ASK me adult CA virtual - MON-FRI
                * offered 3
                2                              => CHOOSE 2
                * confirmed
                move                           => ask.move
                Tue after 5                    => MOVE TUE
                status                         => STATUS
                DROP                           => ask.drop
                1                              => DROP
                """);
    }

    @Test
    void asksInSpanish() {
        runs(
                """
                Hola, quiero una cita          => greeting es
                sí                             => ask.who es
                para mí                        => ask.adult es
                si                             => ask.state es
                estoy en Nevada                => ask.format es
                en persona                     => ask.zip es
                89501                          => ask.times es
                martes después de las 5        => ASK me adult NV in-person 89501 TUE
                * offered 2
                la 1                           => CHOOSE 1
                * confirmed
                cambiar                        => ask.move es
                cuanto antes                   => MOVE any
                ESTADO                         => STATUS
                """);
    }

    @Test
    void doesNotAskWhatWasSaid() {
        runs(
                """
                My wife and I are looking for online sessions on Tuesday evenings => greeting
                yes                            => HEAR START, ask.adult.both
                1                              => ask.state
                NV                             => ASK us adult NV virtual - TUE
                """);
    }

    @Test
    void handsOverWhatIsNotUnderstoodTwice() {
        runs(
                """
                hey                            => greeting
                what is this                   => again, ask.consent
                1                              => ask.who
                banana                         => again, ask.who
                2                              => ask.adult.both
                maybe                          => again, ask.adult.both
                it depends                     => PERSON NOT_UNDERSTOOD, person
                are you there?                 => PERSON WROTE_AGAIN
                * offered 3
                3                              => CHOOSE 3
                """);
    }

    @Test
    void understandsAnswersThatArePolite() {
        runs(
                """
                hello                          => greeting
                Yes please!                    => ask.who
                just me, thanks                => ask.adult
                yes, thank you                 => ask.state
                * offered 3
                the second one, please         => again, ask.state
                """);
        runs(
                """
                * offered 3
                hi                             => greeting
                1                              => STATUS
                the second one, please         => CHOOSE 2
                """);
        runs(
                """
                * confirmed
                hi                             => greeting
                no, thanks                     => web-only, LINK
                """);
    }

    @Test
    void sendsNoDetailsWithoutConsent() {
        runs(
                """
                * confirmed
                status                         => greeting
                move                           => again, ask.consent
                2                              => web-only, LINK
                status                         => web-only, LINK
                1                              => STATUS
                """);
    }

    @Test
    void doesNoMoreThanSendALinkForTwoPeople() {
        runs(
                """
                * of-two
                hello                          => greeting
                1                              => LINK
                2                              => LINK
                move                           => LINK
                cancel all                     => LINK
                drop                           => LINK
                status                         => LINK
                """);
    }

    @Test
    void tellsNothingWhenSeveralSharePhone() {
        runs(
                """
                * several
                hello                          => greeting
                1                              => own-link
                1                              => own-link
                status                         => own-link
                drop                           => own-link
                """);
    }

    @Test
    void obeysCarriersWordsAtAnyPoint() {
        runs(
                """
                hi                             => greeting
                1                              => ask.who
                Stop                           => HEAR STOP
                1                              =>
                hello?                         =>
                START                          => HEAR START, ask.who
                1                              => ask.adult
                CANCEL                         => HEAR STOP
                unstop                         => HEAR START, ask.adult
                """);
    }

    @Test
    void takesNoSentenceForACarriersWord() {
        runs(
                """
                hi                             => greeting
                1                              => ask.who
                1                              => ask.adult
                1                              => ask.state
                CA                             => ask.format
                1                              => ask.times
                Stop by Tuesday?               => ASK me adult CA virtual - TUE
                * offered 3
                y                              => again, choose
                * offered 3
                yes but Thursday               => PERSON NOT_UNDERSTOOD, person
                """);
    }

    @Test
    void takesNoUnclearAnswerForAnOption() {
        runs(
                """
                * offered 2
                hi                             => greeting
                1                              => STATUS
                not 2                          => again, choose
                option 2                       => CHOOSE 2
                3                              => again, choose
                none                           => OTHERS
                🙂                             => again, choose
                """);
    }

    @Test
    void keepsSessionUntilDropIsSaidTwice() {
        runs(
                """
                * confirmed
                hi                             => greeting
                1                              => STATUS
                drop                           => ask.drop
                2                              => kept
                drop                           => ask.drop
                hmm                            => again, ask.drop
                no                             => kept
                anular                         => ask.drop
                1                              => DROP
                """);
    }

    @Test
    void answersWordsOfItsOwnAtAnyPoint() {
        runs(
                """
                help                           => help
                hi                             => greeting
                web                            => LINK
                español                        => ask.consent es
                1                              => ask.who es
                english                        => ask.who
                person                         => PERSON ASKED_FOR, person
                """);
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoWordOfTheCarriers(Keyword keyword) {
        assertThat(keyword.words())
                .noneMatch(word ->
                        CarrierWord.all().contains(word.toUpperCase(java.util.Locale.ROOT)));
    }

    private static void runs(String table) {
        var talk = Talk.FRESH;
        Situation situation = new Situation.Nothing();
        for (var line : table.lines().toList()) {
            if (line.startsWith("* ")) {
                situation = situation(line.substring(2).strip());
                continue;
            }
            int arrow = line.indexOf("=>");
            var text = line.substring(0, arrow).strip();
            var turn = Conversation.turn(talk, text, situation);
            assertThat(shown(turn)).as(line).isEqualTo(line.substring(arrow + 2).strip());
            talk = turn.talk();
        }
    }

    private static Situation situation(String words) {
        return switch (words.split(" ")[0]) {
            case "offered" -> new Situation.Offered(Integer.parseInt(words.split(" ")[1]));
            case "confirmed" -> new Situation.Confirmed();
            case "waiting" -> new Situation.Waiting();
            case "of-two" -> new Situation.OfTwo();
            case "several" -> new Situation.Several();
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static String shown(Turn turn) {
        boolean spanish = turn.talk().language() == Language.ES;
        var acts =
                turn.acts().stream().map(ConversationTest::shown).collect(Collectors.joining(", "));
        boolean says = turn.acts().stream().anyMatch(Act.Say.class::isInstance);
        return acts + (spanish && says ? " es" : "");
    }

    private static String shown(Act act) {
        return switch (act) {
            case Act.Say say -> say.key();
            case Act.Ask ask -> "ASK " + shown(ask.answers());
            case Act.Choose choose -> "CHOOSE " + choose.option();
            case Act.OtherHours other -> "OTHERS";
            case Act.Move move -> "MOVE " + days(move.times());
            case Act.Drop drop -> "DROP";
            case Act.TellStatus tell -> "STATUS";
            case Act.SendLink link -> "LINK";
            case Act.CallPerson call -> "PERSON " + call.reason();
            case Act.HearWord heard -> "HEAR " + heard.word();
        };
    }

    private static String shown(Answers answers) {
        return String.join(
                " ",
                Boolean.TRUE.equals(answers.couple()) ? "us" : "me",
                Boolean.TRUE.equals(answers.adult()) ? "adult" : "minor",
                String.valueOf(answers.state()),
                String.valueOf(answers.format()),
                answers.zip() == null ? "-" : answers.zip(),
                days(answers.times() == null ? List.of() : answers.times()));
    }

    private static String days(List<Window> times) {
        if (times.isEmpty()) {
            return "any";
        }
        var first = times.getFirst().day().name();
        var last = times.getLast().day().name();
        return first.equals(last) ? first : first + "-" + last;
    }
}
