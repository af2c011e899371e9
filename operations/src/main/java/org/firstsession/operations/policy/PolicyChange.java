// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.engine.types.Policy;
import org.firstsession.matching.avro.AvroPolicy;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.UsageException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What is different in a policy: YAML with the fields of the schema {@code Policy}, those alone
 * that change. Records inside are changed field by field, lists are replaced whole.
 *
 * <p>Example: {@code noticeMinutes: 240} and {@code weights: {fairness: 60}}.
 */
public final class PolicyChange {

    /** No difference. */
    public static final PolicyChange NONE = new PolicyChange(Map.of());

    private final Map<?, ?> fields;

    private PolicyChange(Map<?, ?> fields) {
        this.fields = fields;
    }

    /**
     * What a file says.
     *
     * @throws UsageException when it can't be read
     * @throws RefusedException when it is no YAML object
     */
    public static PolicyChange of(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UsageException("can't read " + file + ": " + e, e);
        }
    }

    /**
     * @throws RefusedException when the text is no YAML object
     */
    public static PolicyChange parse(String yaml) {
        try {
            var read = new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml);
            if (read instanceof Map<?, ?> fields && !fields.isEmpty()) {
                return new PolicyChange(fields);
            }
            throw new RefusedException("the policy file names no field of a policy");
        } catch (YAMLException e) {
            throw new RefusedException("the policy file is no YAML: " + e.getMessage(), e);
        }
    }

    public boolean isNone() {
        return fields.isEmpty();
    }

    /** What changes, as {@code name: value}. */
    public List<String> lines() {
        return fields.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
    }

    /**
     * The policy with what changes.
     *
     * @throws RefusedException when it names a field that no policy has, or a value that none
     *     allows
     */
    public Policy applyTo(Policy policy) {
        var changed = AvroPolicy.write(policy);
        merge(changed, fields, "policy");
        try {
            return AvroPolicy.read(changed);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("the engine does not take the policy: " + e.getMessage(), e);
        }
    }

    private static void merge(SpecificRecord record, Map<?, ?> changes, String where) {
        for (var change : changes.entrySet()) {
            var name = String.valueOf(change.getKey());
            var field = record.getSchema().getField(name);
            if (field == null) {
                throw new RefusedException(
                        "%s has no %s; it has %s"
                                .formatted(where, name, names(record.getSchema())));
            }
            var inner = where + "." + name;
            if (record.get(field.pos()) instanceof SpecificRecord there
                    && change.getValue() instanceof Map<?, ?> some) {
                merge(there, some, inner);
            } else {
                record.put(field.pos(), value(field.schema(), change.getValue(), inner));
            }
        }
    }

    private static @Nullable Object value(Schema schema, @Nullable Object yaml, String where) {
        return switch (schema.getType()) {
            case INT -> schema.getLogicalType() == null ? number(yaml, where) : day(yaml, where);
            case STRING -> {
                if (yaml instanceof String text) {
                    yield text;
                }
                throw wrong(where, "a text", yaml);
            }
            case ENUM -> {
                if (yaml instanceof String symbol && schema.hasEnumSymbol(symbol)) {
                    yield SpecificData.get().createEnum(symbol, schema);
                }
                throw wrong(where, "one of " + schema.getEnumSymbols(), yaml);
            }
            case ARRAY -> {
                if (yaml instanceof List<?> list) {
                    yield elements(schema.getElementType(), list, where);
                }
                throw wrong(where, "a list", yaml);
            }
            case RECORD -> {
                if (yaml instanceof Map<?, ?> fields) {
                    yield record(schema, fields, where);
                }
                throw wrong(where, "an object", yaml);
            }
            case UNION ->
                    yaml == null
                            ? null
                            : value(
                                    schema.getTypes().stream()
                                            .filter(one -> one.getType() != Schema.Type.NULL)
                                            .findFirst()
                                            .orElseThrow(),
                                    yaml,
                                    where);
            default -> throw new IllegalStateException("no policy has a " + schema.getType());
        };
    }

    private static List<@Nullable Object> elements(Schema schema, List<?> list, String where) {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < list.size(); i++) {
            values.add(value(schema, list.get(i), where + "[" + i + "]"));
        }
        return values;
    }

    /** A record that isn't there yet: what it doesn't name must have a default. */
    private static SpecificRecord record(Schema schema, Map<?, ?> fields, String where) {
        var record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        for (var field : schema.getFields()) {
            if (field.hasDefaultValue()) {
                record.put(field.pos(), SpecificData.get().getDefaultValue(field));
            } else if (!fields.containsKey(field.name())) {
                throw new RefusedException("%s lacks %s".formatted(where, field.name()));
            }
        }
        merge(record, fields, where);
        return record;
    }

    private static int number(@Nullable Object yaml, String where) {
        if (yaml instanceof Integer number) {
            return number;
        }
        throw wrong(where, "a whole number", yaml);
    }

    private static LocalDate day(@Nullable Object yaml, String where) {
        if (yaml instanceof Date date) {
            return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
        }
        throw wrong(where, "a day such as 2026-11-27", yaml);
    }

    private static String names(Schema schema) {
        return schema.getFields().stream()
                .map(Schema.Field::name)
                .collect(Collectors.joining(", "));
    }

    private static RefusedException wrong(String where, String wanted, @Nullable Object found) {
        return new RefusedException("%s is %s, not %s".formatted(where, found, wanted));
    }
}
