// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Records to test with: the smallest that their schemas allow, but for what a test says. */
public final class Examples {

    private Examples() {}

    public static <T extends SpecificRecord> T of(Class<T> type, Map<String, Object> fields) {
        try {
            var record = smallest(type);
            fields.forEach(
                    (name, value) -> record.put(record.getSchema().getField(name).pos(), value));
            return type.cast(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SpecificRecord smallest(Class<?> type) throws ReflectiveOperationException {
        var record = (SpecificRecord) type.getDeclaredConstructor().newInstance();
        for (var field : record.getSchema().getFields()) {
            record.put(field.pos(), smallest(field.schema(), field.name()));
        }
        return record;
    }

    private static Object smallest(Schema schema, String field)
            throws ReflectiveOperationException {
        return switch (schema.getType()) {
            case RECORD -> smallest(Class.forName(schema.getFullName()));
            case STRING ->
                    switch (field) {
                        case "practiceId" -> "lakeside";
                        case "timeZone" -> "America/Los_Angeles";
                        default -> "x";
                    };
            case ENUM -> Class.forName(schema.getFullName()).getEnumConstants()[1];
            case UNION -> null;
            case ARRAY -> List.of();
            case INT -> 1;
            case LONG -> schema.getLogicalType() == null ? (Object) 1L : Instant.EPOCH;
            case BOOLEAN -> false;
            default -> throw new IllegalArgumentException("no example of " + schema);
        };
    }
}
