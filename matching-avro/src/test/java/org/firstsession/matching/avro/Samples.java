// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.schemas.ConfluentAvro;
import org.jspecify.annotations.Nullable;

/**
 * Records with a value in every field, each different from the one before, so that two fields that
 * were mixed up show.
 */
final class Samples {

    private static final Instant FIRST = Instant.parse("2026-09-07T17:00:00Z");

    private final boolean everything;
    private int count;

    /**
     * @param everything whether fields that may be null, and lists, have a value
     */
    Samples(boolean everything) {
        ConfluentAvro.trustGeneratedClasses();
        this.everything = everything;
    }

    Object of(Class<?> type) {
        return record(SpecificData.get().getSchema(type));
    }

    private Object record(Schema schema) {
        var record =
                (SpecificRecordBase)
                        SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (var field : schema.getFields()) {
            record.put(field.pos(), value(field, field.schema()));
        }
        if (schema.getName().equals("Slot") && !everything) {
            record.put("format", symbol(record.getSchema().getField("format").schema(), 1));
        }
        return record;
    }

    private @Nullable Object value(Schema.Field field, Schema schema) {
        if (schema.isNullable()) {
            return everything ? value(field, schema.getTypes().getLast()) : null;
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> list(field, schema);
            case ENUM -> symbol(schema, schema.getEnumSymbols().size() - 1);
            case STRING -> text(field);
            case BOOLEAN -> ++count % 2 == 0;
            case INT ->
                    schema.getLogicalType() instanceof LogicalTypes.Date
                            ? LocalDate.of(2026, 1, 1).plusDays(++count)
                            : (Object) number(field);
            case LONG ->
                    schema.getLogicalType() == null
                            ? (Object) (long) ++count
                            : FIRST.plusSeconds(++count);
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }

    private List<Object> list(Schema.Field field, Schema schema) {
        var list = new ArrayList<Object>();
        // Nobody asks for nobody, and hours without a format are none.
        boolean needed = field.name().equals("participants") || field.name().equals("formats");
        if (everything || needed) {
            list.add(value(field, schema.getElementType()));
        }
        return list;
    }

    private static Object symbol(Schema schema, int ordinal) {
        return SpecificData.get().createEnum(schema.getEnumSymbols().get(ordinal), schema);
    }

    private String text(Schema.Field field) {
        return field.name().equals("timeZone")
                ? "America/Los_Angeles"
                : field.name() + "-" + ++count;
    }

    /** Most numbers may be any small one; a few have narrow bounds. */
    private int number(Schema.Field field) {
        return switch (field.name()) {
            case "rulesVersion" -> 1;
            case "optionsPerOffer", "holdExtensions" -> 3;
            case "heldSharePercent" -> 50;
            case "fromMinute", "wakingFromMinute" -> 100 + ++count;
            case "toMinute", "wakingToMinute" -> 1_000 + ++count;
            default -> 10 + ++count;
        };
    }
}
