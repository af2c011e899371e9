// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic as a value.
 *
 * @param name the topic's name, without any environment in it
 * @param purpose one sentence for the generated page
 * @param key what the record key holds; it is the unit of order
 * @param valueTypes the record types that may stand in it; empty for raw bytes
 * @param writers who may write to it
 * @param partitions how many partitions it is created with; never changed later
 * @param configs the topic's own settings
 */
public record Topic(
        String name,
        String purpose,
        String key,
        List<Class<? extends SpecificRecord>> valueTypes,
        List<String> writers,
        int partitions,
        Map<String, String> configs) {

    public Topic {
        valueTypes = List.copyOf(valueTypes);
        writers = List.copyOf(writers);
        configs = Map.copyOf(configs);
    }

    /** The registry's subject of one of the topic's types, by {@code TopicRecordNameStrategy}. */
    public String subject(Class<? extends SpecificRecord> valueType) {
        return name + "-" + valueType.getName();
    }
}
