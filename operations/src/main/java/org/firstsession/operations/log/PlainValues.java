// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Decoded records as plain maps and lists, times as people read them. */
public final class PlainValues {

    private PlainValues() {}

    /** The fields of a record by their names, in its order. */
    public static Map<String, @Nullable Object> of(Fields fields) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields.schema().getFields()) {
            plain.put(field.name(), plain(field.schema(), fields.value(field.name())));
        }
        return plain;
    }

    /** Whether an id stands anywhere in a record. */
    public static boolean mentions(Fields fields, String id) {
        return fields.schema().getFields().stream()
                .anyMatch(field ->
                        isIds(field.name())
                                ? holds(fields.value(field.name()), id)
                                : mentionsInside(fields.value(field.name()), id));
    }

    private static boolean isIds(String field) {
        return field.endsWith("Id") || field.endsWith("Ids");
    }

    private static boolean holds(@Nullable Object value, String id) {
        return id.equals(value) || value instanceof List<?> list && list.contains(id);
    }

    private static boolean mentionsInside(@Nullable Object value, String id) {
        return switch (value) {
            case Fields inner -> mentions(inner, id);
            case List<?> list -> list.stream().anyMatch(each -> mentionsInside(each, id));
            case null, default -> false;
        };
    }

    private static @Nullable Object plain(Schema schema, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Fields inner -> of(inner);
            case List<?> list -> list.stream().map(each -> plain(elementOf(schema), each)).toList();
            case Long millis when isTime(schema) -> Instant.ofEpochMilli(millis).toString();
            case Integer days when isDay(schema) -> LocalDate.ofEpochDay(days).toString();
            default -> value;
        };
    }

    private static Schema elementOf(Schema schema) {
        return branchOf(schema, Schema.Type.ARRAY).getElementType();
    }

    private static boolean isTime(Schema schema) {
        return branchOf(schema, Schema.Type.LONG).getLogicalType()
                instanceof LogicalTypes.TimestampMillis;
    }

    private static boolean isDay(Schema schema) {
        return branchOf(schema, Schema.Type.INT).getLogicalType() instanceof LogicalTypes.Date;
    }

    private static Schema branchOf(Schema schema, Schema.Type type) {
        return schema.getType() != Schema.Type.UNION
                ? schema
                : schema.getTypes().stream()
                        .filter(branch -> branch.getType() == type)
                        .findFirst()
                        .orElse(schema);
    }
}
