// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a value of one kind stands on the log, and how the engine takes it. The two vocabularies have
 * the same names by design, so a translation is found from the type and the schema alone; where
 * they differ, it can't be made and says what is missing.
 */
sealed interface Translation
        permits EnumTranslation,
                RecordTranslation,
                Translation.Elements,
                Translation.OrNull,
                Translation.Same,
                Translation.Zone,
                TextTranslation {

    /** Kinds that are the same on both sides. */
    Set<Class<?>> SAME =
            Set.of(
                    String.class,
                    boolean.class,
                    int.class,
                    Integer.class,
                    long.class,
                    Long.class,
                    Instant.class,
                    LocalDate.class);

    /**
     * The engine's value.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} when it is none that
     *     the engine allows
     */
    @Nullable Object toEngine(@Nullable Object avro);

    /** The value as it stands on the log. */
    @Nullable Object toAvro(@Nullable Object engine);

    /**
     * The translation between a type of the engine and a schema.
     *
     * @throws IllegalStateException when the two don't fit
     */
    static Translation between(Type type, Schema schema) {
        if (schema.isNullable()) {
            return new OrNull(between(type, schema.getTypes().getLast()));
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Elements(between(list.getActualTypeArguments()[0], schema.getElementType()));
        }
        if (type instanceof Class<?> plain) {
            if (SAME.contains(plain)) {
                return new Same();
            }
            if (plain == ZoneId.class) {
                return new Zone();
            }
            if (plain.isEnum()) {
                return EnumTranslation.between(plain, schema);
            }
            if (plain.isRecord()) {
                return schema.getType() == Schema.Type.STRING
                        ? TextTranslation.of(plain)
                        : RecordTranslation.between(plain, schema);
            }
        }
        throw new IllegalStateException("nothing translates " + type + " and " + schema);
    }

    /** A value that is the same on both sides. */
    record Same() implements Translation {

        @Override
        public @Nullable Object toEngine(@Nullable Object avro) {
            return avro;
        }

        @Override
        public @Nullable Object toAvro(@Nullable Object engine) {
            return engine;
        }
    }

    /** A value that may be missing. */
    record OrNull(Translation some) implements Translation {

        @Override
        public @Nullable Object toEngine(@Nullable Object avro) {
            return avro == null ? null : some.toEngine(avro);
        }

        @Override
        public @Nullable Object toAvro(@Nullable Object engine) {
            return engine == null ? null : some.toAvro(engine);
        }
    }

    /** An IANA time zone. */
    record Zone() implements Translation {

        @Override
        public Object toEngine(@Nullable Object avro) {
            return ZoneId.of(String.valueOf(avro));
        }

        @Override
        public Object toAvro(@Nullable Object engine) {
            return String.valueOf(engine);
        }
    }

    /** A list, value by value. */
    record Elements(Translation each) implements Translation {

        @Override
        public Object toEngine(@Nullable Object avro) {
            return translated((List<?>) avro, each::toEngine);
        }

        @Override
        public Object toAvro(@Nullable Object engine) {
            return translated((List<?>) engine, each::toAvro);
        }

        private static List<@Nullable Object> translated(@Nullable List<?> values, Step step) {
            if (values == null) {
                throw new IllegalArgumentException("a list is missing");
            }
            var translated = new ArrayList<@Nullable Object>(values.size());
            for (var value : values) {
                translated.add(step.of(value));
            }
            return translated;
        }
    }

    /** One direction. */
    @FunctionalInterface
    interface Step {
        @Nullable Object of(@Nullable Object value);
    }
}
