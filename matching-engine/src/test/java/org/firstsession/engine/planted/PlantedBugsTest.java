// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every planted bug is caught, by what {@code docs/proof.md} says. */
class PlantedBugsTest {

    private static final int MOST_WEEKS = 40;
    private static final Path PAGE = Path.of("..", "docs", "proof.md");
    private static final String BEGIN = "<!-- planted bugs -->\n";
    private static final String END = "<!-- end of planted bugs -->\n";

    @Test
    void areAllCaughtByWhatTheDocumentationSays() throws IOException {
        var caught = PlantedBugs.ALL.parallelStream().map(PlantedBugsTest::caught).toList();
        caught.forEach(System.out::println);

        assertThat(caught).filteredOn(one -> one.by() == null).as("not caught").isEmpty();
        var table = tableOf(caught);
        var text = Files.readString(PAGE);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        assertThat(text.substring(begin, text.indexOf(END)))
                .as("the table in docs/proof.md; replace it by the expected one")
                .isEqualTo(table);
    }

    @Test
    void findNothingInTheEngineAsItIs() {
        var engine = PlantedEngine.with(PlantedBug.bug("none"));

        assertThat(weekThatShows(engine, 3)).isNull();
        assertThat(failureOf(engine, "AnswerTest")).isNull();
    }

    private static Caught caught(PlantedBug bug) {
        var engine = PlantedEngine.with(bug);
        for (var tables : bug.tables()) {
            var failed = failureOf(engine, tables);
            if (failed != null) {
                return new Caught(bug.mistake(), failed, 0);
            }
        }
        var shown = bug.tables().isEmpty() ? weekThatShows(engine, MOST_WEEKS) : null;
        return shown == null ? new Caught(bug.mistake(), null, MOST_WEEKS) : shown.of(bug);
    }

    /** The first week in which a promise is broken; null when none of so many shows it. */
    private static @Nullable Shown weekThatShows(PlantedEngine engine, int most) {
        LongFunction<?> examination = (LongFunction<?>) made(engine, "simulation.Examination");
        for (int week = 1; week <= most; week++) {
            var found = String.valueOf(examination.apply(week));
            if (!found.isEmpty()) {
                return new Shown(found, week);
            }
        }
        return null;
    }

    /** The first test of a class that fails, in the order of their names; null when none does. */
    private static @Nullable String failureOf(PlantedEngine engine, String testClass) {
        var tests = made(engine, testClass);
        var methods =
                Arrays.stream(tests.getClass().getDeclaredMethods())
                        .filter(one -> one.isAnnotationPresent(Test.class))
                        .sorted(Comparator.comparing(one -> one.getName()))
                        .toList();
        for (var method : methods) {
            try {
                method.setAccessible(true);
                method.invoke(tests);
            } catch (InvocationTargetException failure) {
                return tests.getClass().getSimpleName() + "." + method.getName();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return null;
    }

    private static Object made(PlantedEngine engine, String name) {
        try {
            var constructor =
                    engine.loadClass("org.firstsession.engine." + name).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tableOf(List<Caught> caught) {
        var lines = new StringBuilder("| | planted | caught by |\n|---|---|---|\n");
        for (int i = 0; i < caught.size(); i++) {
            var one = caught.get(i);
            lines.append("| %d | %s | %s |%n".formatted(i + 1, one.mistake(), one.by()));
        }
        return lines.toString();
    }

    private record Shown(String by, int week) {

        Caught of(PlantedBug bug) {
            return new Caught(bug.mistake(), by, week);
        }
    }

    /** What caught a bug, and in which week; 0 for a test that plays none, null for nothing. */
    private record Caught(String mistake, @Nullable String by, int week) {

        @Override
        public String toString() {
            var when = week == 0 ? "" : ", week " + week;
            return "planted: %s%n  caught by %s%s".formatted(mistake, by, when);
        }
    }
}
