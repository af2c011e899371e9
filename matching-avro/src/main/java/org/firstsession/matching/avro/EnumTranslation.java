// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.time.DayOfWeek;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Symbols by their names. {@code UNKNOWN} is no symbol of the engine: it stands for one that this
 * version's schema doesn't have.
 */
final class EnumTranslation implements Translation {

    private static final int DAY_LETTERS = 3;

    private final Schema schema;
    private final Enum<?>[] byAvroOrdinal;
    private final Enum<?>[] byEngineOrdinal;

    private EnumTranslation(Schema schema, Enum<?>[] byAvroOrdinal, Enum<?>[] byEngineOrdinal) {
        this.schema = schema;
        this.byAvroOrdinal = byAvroOrdinal;
        this.byEngineOrdinal = byEngineOrdinal;
    }

    static EnumTranslation between(Class<?> type, Schema schema) {
        var engine = (Enum<?>[]) type.getEnumConstants();
        var avro = (Enum<?>[]) SpecificData.get().getClass(schema).getEnumConstants();
        var byAvroOrdinal = new Enum<?>[avro.length];
        var byEngineOrdinal = new Enum<?>[engine.length];
        for (var symbol : engine) {
            var same = find(avro, nameOnLog(symbol));
            if (same == null) {
                throw new IllegalStateException(
                        schema.getFullName() + " has no symbol " + nameOnLog(symbol));
            }
            byAvroOrdinal[same.ordinal()] = symbol;
            byEngineOrdinal[symbol.ordinal()] = same;
        }
        return new EnumTranslation(schema, byAvroOrdinal, byEngineOrdinal);
    }

    @Override
    public Object toEngine(@Nullable Object avro) {
        var found = avro instanceof Enum<?> symbol ? byAvroOrdinal[symbol.ordinal()] : null;
        if (found == null) {
            throw new IllegalArgumentException(schema.getFullName() + " can't be " + avro);
        }
        return found;
    }

    @Override
    public Object toAvro(@Nullable Object engine) {
        if (engine instanceof Enum<?> symbol) {
            return byEngineOrdinal[symbol.ordinal()];
        }
        throw new IllegalArgumentException(schema.getFullName() + " is missing");
    }

    /** The JDK spells days out. */
    private static String nameOnLog(Enum<?> symbol) {
        return symbol instanceof DayOfWeek
                ? symbol.name().substring(0, DAY_LETTERS)
                : symbol.name();
    }

    private static @Nullable Enum<?> find(Enum<?>[] symbols, String name) {
        for (var symbol : symbols) {
            if (symbol.name().equals(name)) {
                return symbol;
            }
        }
        return null;
    }
}
