// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.firstsession.engine.log.Command;
import org.jspecify.annotations.Nullable;

/** Writes commands as the Java code that makes them, so that a failing week becomes a test. */
final class JavaSource {

    private JavaSource() {}

    static String testOf(long seed, List<Command> commands) {
        return commands.stream()
                .map(JavaSource::of)
                .collect(
                        Collectors.joining(
                                ",\n            ",
                                """
                                @Test
                                void keepsItsPromisesInWeek%d() {
                                    Week.of(
                                        List.of(
                                """
                                        .formatted(seed),
                                "));\n}\n"));
    }

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case Long number -> number + "L";
            case Instant instant -> call("Instant.parse", instant);
            case LocalDate date -> call("LocalDate.parse", date);
            case ZoneId zone -> call("ZoneId.of", zone);
            case Enum<?> constant ->
                    constant.getDeclaringClass().getSimpleName() + "." + constant.name();
            case List<?> list ->
                    list.stream()
                            .map(JavaSource::of)
                            .collect(Collectors.joining(", ", "List.of(", ")"));
            case Record made ->
                    Arrays.stream(made.getClass().getRecordComponents())
                            .map(component -> {
                                try {
                                    return of(component.getAccessor().invoke(made));
                                } catch (IllegalAccessException | InvocationTargetException e) {
                                    throw new IllegalStateException(e);
                                }
                            })
                            .collect(Collectors.joining(", ", "new " + name(made) + "(", ")"));
            default -> value.toString();
        };
    }

    private static String call(String method, Object argument) {
        return method + "(\"" + argument + "\")";
    }

    private static String name(Record made) {
        var outer = made.getClass().getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName() + ".") + made.getClass().getSimpleName();
    }
}
