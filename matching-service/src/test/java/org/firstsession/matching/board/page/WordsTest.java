// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.firstsession.events.CloseReason;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.HumanNeed;
import org.firstsession.events.RefusalReason;
import org.firstsession.matching.board.action.ActionKind;
import org.firstsession.matching.board.projection.Standstill;
import org.firstsession.notifications.EscalationReason;
import org.firstsession.notifications.MessageChannel;
import org.firstsession.notifications.MessageKind;
import org.firstsession.notifications.SuppressionReason;
import org.firstsession.schemas.Topics;
import org.firstsession.types.ActorRole;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.Channel;
import org.firstsession.types.Criterion;
import org.firstsession.types.DayPart;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.HardRule;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Relaxation;
import org.firstsession.types.Weekday;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    private static final ResourceBundle CATALOGUE =
            ResourceBundle.getBundle("org.firstsession.matching.board.page.words", Locale.ROOT);

    static Stream<Arguments> symbols() {
        return Stream.of(
                Arguments.of("need", HumanNeed.values()),
                Arguments.of("channel", Channel.values()),
                Arguments.of("party", PartyKind.values()),
                Arguments.of("wish", FormatWish.values()),
                Arguments.of("format", Format.values()),
                Arguments.of("extension", ExtensionReason.values()),
                Arguments.of("role", ActorRole.values()),
                Arguments.of("close", CloseReason.values()),
                Arguments.of("refusal", RefusalReason.values()),
                Arguments.of("rule", HardRule.values()),
                Arguments.of("criterion", Criterion.values()),
                Arguments.of("standstill", Standstill.Reason.values()),
                Arguments.of("message", MessageKind.values()),
                Arguments.of("recipient", ActorRole.values()),
                Arguments.of("by", MessageChannel.values()),
                Arguments.of("undelivered", SuppressionReason.values()),
                Arguments.of("undelivered", EscalationReason.values()),
                Arguments.of("relaxation", Relaxation.values()),
                Arguments.of("day", Weekday.values()),
                Arguments.of("part", DayPart.values()),
                Arguments.of("age", AgeStatement.values()),
                Arguments.of("action", ActionKind.values()));
    }

    @ParameterizedTest
    @MethodSource("symbols")
    void hasWordsForEachSymbol(String kind, Enum<?>[] symbols) {
        assertThat(CATALOGUE.keySet())
                .containsAll(
                        Stream.of(symbols)
                                .map(Enum::name)
                                .filter(name -> !"UNKNOWN".equals(name))
                                .map(name -> kind + "." + name)
                                .toList());
    }

    @Test
    void hasWordsForEachReasonThatStaffCanGive() {
        assertThat(CATALOGUE.keySet())
                .containsAll(
                        Stream.of(ActionKind.values())
                                .flatMap(kind -> kind.reasons().stream())
                                .map(reason -> "reason." + reason)
                                .toList());
    }

    @Test
    void advisesOnRefusalsThatExist() {
        assertThat(CATALOGUE.keySet().stream().filter(key -> key.startsWith("advice.")).toList())
                .allSatisfy(key ->
                        assertThat(CATALOGUE.keySet())
                                .containsAnyOf(
                                        key.replace("advice.", "refusal."),
                                        key.equals("advice.OTHERWISE") ? key : "none"));
    }

    @Test
    void hasWordsForEachCommandAndEachEventOfARequest() {
        assertThat(CATALOGUE.keySet())
                .containsAll(
                        Topics.PRACTICE_COMMANDS.valueTypes().stream()
                                .map(type -> "command." + type.getSimpleName())
                                .toList())
                .contains("event.TrialRequested", "event.CommandRefused", "event.CaseArchived");
    }

    @Test
    void readsANewerCodeAsItself() {
        assertThat(Words.of("rule", "HAS_A_QUIET_ROOM")).isEqualTo("has a quiet room");
        assertThat(Words.list(List.of("panic-attacks", "grief"))).isEqualTo("panic attacks, grief");
    }
}
