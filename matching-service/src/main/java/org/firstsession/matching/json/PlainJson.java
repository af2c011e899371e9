// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.json;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads generated Avro types from JSON as people write it: symbols and dates as text, what may be
 * null left out. (Avro's own JSON wants a tag for each union and days since 1970.)
 */
public final class PlainJson {

    private PlainJson() {}

    /**
     * A value of a generated type.
     *
     * @param path where the value stands, for the message of a refusal
     * @throws IllegalArgumentException for a missing or unknown field or a value that doesn't fit
     */
    public static <T extends SpecificRecordBase> T read(JsonNode json, Class<T> type, String path) {
        var schema = SpecificData.get().getSchema(type);
        return type.cast(record(json, schema, path));
    }

    private static SpecificRecordBase record(JsonNode json, Schema schema, String path) {
        var unknown = new HashSet<>(json.propertyNames());
        var record =
                (SpecificRecordBase)
                        SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (var field : schema.getFields()) {
            unknown.remove(field.name());
            var given = json.get(field.name());
            record.put(
                    field.pos(),
                    given == null && field.hasDefaultValue()
                            ? SpecificData.get().getDefaultValue(field)
                            : value(given, field.schema(), path + "." + field.name()));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(path + " has no field " + unknown);
        }
        return record;
    }

    private static @Nullable Object value(@Nullable JsonNode json, Schema schema, String path) {
        if (schema.isNullable()) {
            return json == null || json.isNull()
                    ? null
                    : value(json, schema.getTypes().getLast(), path);
        }
        if (json == null || json.isNull()) {
            throw new IllegalArgumentException(path + " is missing");
        }
        return switch (schema.getType()) {
            case RECORD -> record(json, schema, path);
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                json.forEach(item ->
                        list.add(
                                value(
                                        item,
                                        schema.getElementType(),
                                        path + "[" + list.size() + "]")));
                yield list;
            }
            case ENUM -> SpecificData.get().createEnum(symbol(json, schema, path), schema);
            case STRING -> json.stringValue();
            case BOOLEAN -> json.booleanValue();
            case INT ->
                    schema.getLogicalType() instanceof LogicalTypes.Date
                            ? LocalDate.parse(json.stringValue())
                            : (Object) json.intValue();
            default -> throw new IllegalArgumentException(path + " can't be given in JSON");
        };
    }

    private static String symbol(JsonNode json, Schema schema, String path) {
        var symbol = json.stringValue();
        if (!schema.hasEnumSymbol(symbol)) {
            throw new IllegalArgumentException(
                    "%s must be one of %s".formatted(path, schema.getEnumSymbols()));
        }
        return symbol;
    }
}
