// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Generated records as plain maps and lists, as they are written in JSON and YAML. */
public final class PlainRecord {

    private PlainRecord() {}

    /**
     * The fields in the schema's order: records as maps, symbols as texts, what is absent left out.
     */
    public static Map<String, Object> of(SpecificRecord record) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            if (value != null) {
                fields.put(field.name(), plain(value));
            }
        }
        return fields;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SpecificRecord inner -> of(inner);
            case List<?> list -> list.stream().map(PlainRecord::plain).toList();
            case Enum<?> symbol -> symbol.name();
            default -> value;
        };
    }
}
