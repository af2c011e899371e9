// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decoded record: its fields by name, as the schema that wrote it has them. A field that the
 * writer did not know yet is absent, and reads as null, an empty list, 0 or false.
 */
public final class Fields {

    private final Schema schema;
    private final @Nullable Object[] values;

    Fields(Schema schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    /** The record's type, without its namespace. */
    public String type() {
        return schema.getName();
    }

    public Schema schema() {
        return schema;
    }

    /** The value of a field as it was decoded. */
    public @Nullable Object value(String field) {
        var found = schema.getField(field);
        return found == null ? null : values[found.pos()];
    }

    /**
     * A text that must be there.
     *
     * @throws IllegalArgumentException when it isn't
     */
    public String text(String field) {
        if (value(field) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(type() + " has no " + field);
    }

    /** A text, or the symbol of an enum; null when absent. */
    public @Nullable String textOrNull(String field) {
        return value(field) instanceof String text ? text : null;
    }

    public long number(String field) {
        return value(field) instanceof Number number ? number.longValue() : 0;
    }

    public @Nullable Long numberOrNull(String field) {
        return value(field) instanceof Number number ? number.longValue() : null;
    }

    public boolean flag(String field) {
        return value(field) instanceof Boolean flag && flag;
    }

    /** An instant that Avro holds in milliseconds; the epoch when absent. */
    public Instant instant(String field) {
        return Instant.ofEpochMilli(number(field));
    }

    /** A day that Avro holds as days since 1970; null when absent. */
    public @Nullable LocalDate day(String field) {
        return value(field) instanceof Number days ? LocalDate.ofEpochDay(days.longValue()) : null;
    }

    /**
     * A record inside that must be there.
     *
     * @throws IllegalArgumentException when it isn't
     */
    public Fields inner(String field) {
        var inner = innerOrNull(field);
        if (inner == null) {
            throw new IllegalArgumentException(type() + " has no " + field);
        }
        return inner;
    }

    public @Nullable Fields innerOrNull(String field) {
        return value(field) instanceof Fields inner ? inner : null;
    }

    /** The records of a list. */
    public List<Fields> list(String field) {
        return value(field) instanceof List<?> list
                ? list.stream().map(Fields.class::cast).toList()
                : List.of();
    }

    /** The texts or symbols of a list. */
    public List<String> texts(String field) {
        return value(field) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }
}
