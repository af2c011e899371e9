// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every schema, header and id of the contract must have. */
class ContractTest {

    @Test
    void documentsEveryRecordAndField() {
        for (var topic : Topics.ALL) {
            for (var type : topic.valueTypes()) {
                checkDocs(SchemaRegistration.schemaOf(type), new HashSet<>());
            }
        }
    }

    @Test
    void givesEveryTypeTheCommonFields() {
        for (var type : Topics.PRACTICE_COMMANDS.valueTypes()) {
            assertThat(SchemaRegistration.schemaOf(type).getFields())
                    .as(type.getName())
                    .extracting(Schema.Field::name)
                    .startsWith("commandId", "practiceId", "recordedAt", "actor", "channel");
        }
        for (var type : Topics.PRACTICE_EVENTS.valueTypes()) {
            assertThat(SchemaRegistration.schemaOf(type).getFields())
                    .as(type.getName())
                    .extracting(Schema.Field::name)
                    .startsWith("practiceId", "seq", "eventId", "commandId", "recordedAt");
        }
    }

    @Test
    void writesHeadersThatTheCloudEventsLibraryReads() {
        var headers = new RecordHeaders();
        var time = Instant.parse("2026-11-23T09:00:00Z");
        CloudEventHeaders.add(headers, "id-1", "a.Type", "/source", time, "lakeside", "r1");

        var event = new CloudEventDeserializer().deserialize("topic", headers, new byte[] {1});

        assertThat(event.getId()).isEqualTo("id-1");
        assertThat(event.getType()).isEqualTo("a.Type");
        assertThat(event.getSource()).hasToString("/source");
        assertThat(event.getSubject()).isEqualTo("r1");
        assertThat(event.getTime().toInstant()).isEqualTo(time);
        assertThat(event.getExtension("partitionkey")).isEqualTo("lakeside");
    }

    @ParameterizedTest
    @CsvSource({
        "01a22300-a18c-7438-ae8a-329f7a822948, 01a22300a18c7438ae8a329f7a822948",
        "7cde4bf1b857f7068c3832032a9a54f6, 7cde4bf1b857f7068c3832032a9a54f6",
        "01a22300-a18c-7438-0000-000000000000, b7f1b44dd99c33f6903f0b428cb7b5ca",
        "late, f2c67381db283a11859fe7a6df0f2587"
    })
    void beginsATraceWithAnyId(String id, String trace) {
        var headers = new RecordHeaders();

        CloudEventHeaders.beginTrace(headers, id);

        assertThat(CloudEventHeaders.text(headers, CloudEventHeaders.TRACE_PARENT))
                .isEqualTo("00-" + trace + "-" + trace.substring(16) + "-01");
    }

    @Test
    void makesIdsThatTellWhenTheyWereMade() {
        var time = Instant.parse("2026-11-23T09:00:00.123Z");

        var id = UuidV7.at(time);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
        assertThat(UuidV7.at(time)).isNotEqualTo(id);
    }

    private static void checkDocs(Schema schema, Set<String> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                    for (var field : schema.getFields()) {
                        assertThat(field.doc())
                                .as(schema.getFullName() + "." + field.name())
                                .isNotBlank();
                        checkDocs(field.schema(), seen);
                    }
                }
            }
            case ARRAY -> checkDocs(schema.getElementType(), seen);
            case UNION -> schema.getTypes().forEach(branch -> checkDocs(branch, seen));
            case ENUM -> assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
            default ->
                    assertThat(schema.getType())
                            .isNotIn(Schema.Type.MAP, Schema.Type.FLOAT, Schema.Type.DOUBLE);
        }
    }
}
