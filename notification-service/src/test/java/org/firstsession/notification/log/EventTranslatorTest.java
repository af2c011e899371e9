// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.TherapistListed;
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
    void putsEveryOtherEventIntoItsOwnWords(Class<? extends SpecificRecord> type)
            throws ReflectiveOperationException {
        var event = example(type);

        assertThat(EventTranslator.decision(event).about().practiceId()).isEqualTo("lakeside");
    }

    private static Stream<Class<? extends SpecificRecord>> tellingEvents() {
        var elsewhere = Set.of(PracticeOpened.class, TherapistListed.class);
        return Topics.PRACTICE_EVENTS.valueTypes().stream()
                .filter(type -> !EventTranslator.SAYS_NOTHING.contains(type))
                .filter(type -> !elsewhere.contains(type));
    }

    /** The smallest one that its schema allows. */
    private static SpecificRecord example(Class<?> type) throws ReflectiveOperationException {
        var record = (SpecificRecord) type.getDeclaredConstructor().newInstance();
        for (var field : record.getSchema().getFields()) {
            record.put(field.pos(), example(field.schema(), field.name()));
        }
        return record;
    }

    private static Object example(Schema schema, String field) throws ReflectiveOperationException {
        return switch (schema.getType()) {
            case RECORD -> example(Class.forName(schema.getFullName()));
            case STRING ->
                    switch (field) {
                        case "practiceId" -> "lakeside";
                        case "timeZone" -> "America/Los_Angeles";
                        default -> "x";
                    };
            case ENUM -> Class.forName(schema.getFullName()).getEnumConstants()[1];
            case UNION -> example(schema.getTypes().getLast(), field);
            case ARRAY -> List.of();
            case INT -> 1;
            case LONG -> schema.getLogicalType() == null ? (Object) 1L : Instant.EPOCH;
            case BOOLEAN -> false;
            default -> throw new IllegalArgumentException("no example of " + schema);
        };
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
