// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.TherapistListed;
import org.firstsession.notification.Examples;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each event somebody has decided who hears of it, and the table in docs says so. */
class EventTranslatorTest {

    private static final Path PAGE = Path.of("..", "docs", "notifications.md");
    private static final Pattern EVENT = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @Test
    void hasARowForEachEventOfTheLogAndForNoOther() throws IOException {
        assertThat(rows().flatMap(EventTranslatorTest::events).toList())
                .containsExactlyInAnyOrderElementsOf(names(Topics.PRACTICE_EVENTS.valueTypes()));
    }

    @Test
    void saysNothingOfExactlyTheEventsThatTheTableSaysSoOf() throws IOException {
        var silent = rows().filter(row -> row.split("\\|")[2].strip().equals("nothing"));

        assertThat(silent.flatMap(EventTranslatorTest::events).toList())
                .containsExactlyInAnyOrderElementsOf(names(EventTranslator.SAYS_NOTHING));
    }

    private static List<String> names(Collection<Class<? extends SpecificRecord>> types) {
        return types.stream().map(Class::getSimpleName).toList();
    }

    @ParameterizedTest
    @MethodSource("tellingEvents")
    void putsEveryOtherEventIntoItsOwnWords(Class<? extends SpecificRecord> type) {
        var event = Examples.of(type, Map.of());

        assertThat(EventTranslator.decision(event).about().practiceId()).isEqualTo("lakeside");
    }

    private static Stream<Class<? extends SpecificRecord>> tellingEvents() {
        var elsewhere = Set.of(PracticeOpened.class, TherapistListed.class);
        return Topics.PRACTICE_EVENTS.valueTypes().stream()
                .filter(type -> !EventTranslator.SAYS_NOTHING.contains(type))
                .filter(type -> !elsewhere.contains(type));
    }

    /** The rows of the table of events. */
    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| event |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"));
    }

    private static Stream<String> events(String row) {
        return EVENT.matcher(row.split("\\|")[1]).results().map(match -> match.group(1));
    }
}
