// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstsession.engine.types.Policy;
import org.firstsession.matching.avro.AvroPolicy;
import org.firstsession.matching.avro.PlainRecord;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Policies as people read them. */
final class PolicyText {

    /** Lists that are longer are told by how many there are. */
    private static final int TOLD_IN_FULL = 3;

    private PolicyText() {}

    /** The policy as YAML that {@link PolicyChange} reads. */
    static String yaml(Policy policy) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        // Two empty lists are two lists to a reader.
        options.setDereferenceAliases(true);
        return new Yaml(new Days(options), options).dump(plain(policy));
    }

    /** Its fields in the schema's order, records as maps; what is absent is left out. */
    static Map<String, Object> plain(Policy policy) {
        return PlainRecord.of(AvroPolicy.write(policy));
    }

    /** What is different, as {@code weights.fairness: 30 → 60}. */
    static List<String> differences(Policy before, Policy after) {
        var lines = new ArrayList<String>();
        compare("", plain(before), plain(after), lines);
        return lines;
    }

    private static void compare(
            String where, Map<?, ?> before, Map<?, ?> after, List<String> lines) {
        for (var field : after.entrySet()) {
            var earlier = before.get(field.getKey());
            if (earlier instanceof Map<?, ?> one && field.getValue() instanceof Map<?, ?> other) {
                compare(where + field.getKey() + ".", one, other, lines);
            } else if (!Objects.equals(earlier, field.getValue())) {
                lines.add(
                        "%s%s: %s → %s"
                                .formatted(
                                        where,
                                        field.getKey(),
                                        told(earlier),
                                        told(field.getValue())));
            }
        }
    }

    private static String told(@Nullable Object value) {
        return value instanceof List<?> list && list.size() > TOLD_IN_FULL
                ? list.size() + " of them"
                : String.valueOf(value);
    }

    /** Writes days as YAML has them. */
    private static final class Days extends Representer {

        Days(DumperOptions options) {
            super(options);
            representers.put(
                    LocalDate.class, day -> representScalar(Tag.TIMESTAMP, day.toString()));
        }
    }
}
