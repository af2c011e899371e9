// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A record, field by field by name. Each side must have the fields of the other. */
final class RecordTranslation implements Translation {

    private final Class<?> type;
    private final MethodHandle create;
    private final MethodHandle createAvro;
    private final boolean hasMeta;
    private final List<Field> fields;

    private RecordTranslation(
            Class<?> type,
            MethodHandle create,
            MethodHandle createAvro,
            boolean hasMeta,
            List<Field> fields) {
        this.type = type;
        this.create = create;
        this.createAvro = createAvro;
        this.hasMeta = hasMeta;
        this.fields = fields;
    }

    /** Every field of the schema is a component of the type, and the other way round. */
    static RecordTranslation between(Class<?> type, Schema schema) {
        return between(type, schema, 0);
    }

    /**
     * The same for a type whose first component stands for the first fields of the schema, which
     * the caller translates.
     *
     * @param metaFields how many fields those are
     */
    static RecordTranslation between(Class<?> type, Schema schema, int metaFields) {
        var components = type.getRecordComponents();
        var fields = new ArrayList<Field>();
        for (int i = metaFields > 0 ? 1 : 0; i < components.length; i++) {
            var component = components[i];
            var field = schema.getField(component.getName());
            if (field == null || field.pos() < metaFields) {
                throw new IllegalStateException(
                        schema.getFullName() + " has no field " + component.getName());
            }
            fields.add(
                    new Field(
                            field.pos(),
                            Handles.accessor(component),
                            Translation.between(component.getGenericType(), field.schema())));
        }
        if (fields.size() + metaFields != schema.getFields().size()) {
            throw new IllegalStateException(
                    schema.getFullName() + " has fields that " + type + " doesn't have");
        }
        return new RecordTranslation(
                type,
                Handles.canonical(type, components),
                Handles.constructor(SpecificData.get().getClass(schema)),
                metaFields > 0,
                List.copyOf(fields));
    }

    @Override
    public Object toEngine(@Nullable Object avro) {
        return toEngine(avro, null);
    }

    /** The same with the component that the caller has translated. */
    Object toEngine(@Nullable Object avro, @Nullable Object meta) {
        if (!(avro instanceof SpecificRecordBase record)) {
            throw new IllegalArgumentException(type.getSimpleName() + " is missing");
        }
        int first = hasMeta ? 1 : 0;
        var arguments = new @Nullable Object[fields.size() + first];
        if (hasMeta) {
            arguments[0] = meta;
        }
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            arguments[first + i] = field.translation().toEngine(record.get(field.position()));
        }
        return Handles.invokeAll(create, arguments);
    }

    /** The record; fields that the caller translates are left for it to put. */
    @Override
    public SpecificRecordBase toAvro(@Nullable Object engine) {
        var record = (SpecificRecordBase) Handles.invoke(createAvro);
        for (var field : fields) {
            var value = Handles.invoke(field.accessor(), engine);
            record.put(field.position(), field.translation().toAvro(value));
        }
        return record;
    }

    private record Field(int position, MethodHandle accessor, Translation translation) {}
}
