// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.firstsession.schemas.ConfluentAvro;
import org.jspecify.annotations.Nullable;

/**
 * All types of one log. The record type of the same name in {@code folder} is how a type of the
 * engine stands on it.
 */
final class Vocabulary {

    private final Map<Class<?>, RecordTranslation> byEngineType;
    private final Map<Class<?>, RecordTranslation> byAvroType;

    private Vocabulary(List<Entry> entries) {
        byEngineType =
                entries.stream().collect(Collectors.toMap(Entry::engineType, Entry::translation));
        byAvroType =
                entries.stream().collect(Collectors.toMap(Entry::avroType, Entry::translation));
    }

    /**
     * The types that a sealed interface permits.
     *
     * @param folder the namespace of the record types
     * @param metaFields how many fields at the front of each stand for its first component
     */
    static Vocabulary of(Class<?> root, String folder, int metaFields) {
        ConfluentAvro.trustGeneratedClasses();
        var entries = new ArrayList<Entry>();
        for (var type : permitted(root)) {
            var avroType = avroType(folder, type);
            Schema schema = SpecificData.get().getSchema(avroType);
            entries.add(
                    new Entry(type, avroType, RecordTranslation.between(type, schema, metaFields)));
        }
        return new Vocabulary(entries);
    }

    /** How a value of the engine stands on the log. */
    RecordTranslation ofEngineType(Class<?> type) {
        var found = byEngineType.get(type);
        if (found == null) {
            throw new IllegalArgumentException(type + " is not of this log");
        }
        return found;
    }

    /** How a record is taken; null for one of another log. */
    @Nullable RecordTranslation ofAvroType(Class<?> type) {
        return byAvroType.get(type);
    }

    private static List<Class<?>> permitted(Class<?> root) {
        var records = new ArrayList<Class<?>>();
        for (var type : root.getPermittedSubclasses()) {
            if (type.isRecord()) {
                records.add(type);
            } else {
                records.addAll(permitted(type));
            }
        }
        return records.stream().distinct().toList();
    }

    private static Class<?> avroType(String folder, Class<?> type) {
        try {
            return Class.forName(folder + "." + type.getSimpleName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(type + " has no schema", e);
        }
    }

    private record Entry(Class<?> engineType, Class<?> avroType, RecordTranslation translation) {}
}
