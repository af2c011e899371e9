// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.firstsession.commands.OpenPractice;
import org.firstsession.types.TherapistProfile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoRosterTest {

    private final JsonNode roster = read();

    @Test
    void hasTheFieldsAndSymbolsOfTheContracts() {
        var practice = roster.path("practice");
        for (var field : practice.propertyNames()) {
            var schema = OpenPractice.getClassSchema().getField(field);
            assertThat(schema).as(field).isNotNull();
            assertFits(practice.path(field), schema.schema(), field);
        }
        therapists()
                .forEach(therapist ->
                        assertFits(
                                therapist.path("profile"),
                                TherapistProfile.getClassSchema(),
                                "profile"));
    }

    @Test
    void keepsNamesOutOfWhatGoesToTheLog() {
        assertThat(therapists()).hasSize(24);
        var ids = new HashSet<String>();
        therapists()
                .forEach(therapist -> {
                    var profile = therapist.path("profile");
                    var id = profile.path("therapistId").asString();
                    assertThat(ids.add(id)).isTrue();
                    var words =
                            therapist
                                    .path("person")
                                    .path("name")
                                    .asString()
                                    .toLowerCase(Locale.ROOT)
                                    .split(" ");
                    assertThat(profile.toString().toLowerCase(Locale.ROOT))
                            .doesNotContain(words[words.length - 1]);
                });
    }

    @Test
    void offersEnoughForATypicalRequest() {
        var suitable =
                therapists()
                        .map(therapist -> therapist.path("profile"))
                        .filter(profile -> holds(profile, "specialties", "anxiety"))
                        .filter(profile -> holds(profile, "languages", "en"))
                        .filter(profile -> holds(profile, "parties", "INDIVIDUAL"))
                        .filter(profile -> profile.path("takesSelfPay").asBoolean())
                        .filter(profile ->
                                profile.path("licences")
                                        .valueStream()
                                        .anyMatch(licence ->
                                                licence.path("state").asString().equals("CA")))
                        .filter(profile ->
                                profile.path("hours")
                                        .valueStream()
                                        .anyMatch(h -> holds(h, "formats", "VIRTUAL")));

        assertThat(suitable).hasSizeGreaterThanOrEqualTo(10);
    }

    private static void assertFits(JsonNode value, Schema schema, String path) {
        switch (schema.getType()) {
            case RECORD -> {
                // What has a default may be left out.
                assertThat(value.propertyNames())
                        .as(path)
                        .containsAll(
                                schema.getFields().stream()
                                        .filter(field -> !field.hasDefaultValue())
                                        .map(Schema.Field::name)
                                        .toList());
                for (var name : value.propertyNames()) {
                    var field = schema.getField(name);
                    assertThat(field).as(path + "." + name).isNotNull();
                    assertFits(value.path(name), field.schema(), path + "." + name);
                }
            }
            case ARRAY -> {
                assertThat(value.isArray()).as(path).isTrue();
                value.forEach(element -> assertFits(element, schema.getElementType(), path));
            }
            case UNION -> {
                if (!value.isNull()) {
                    assertFits(value, schema.getTypes().getLast(), path);
                }
            }
            case ENUM ->
                    assertThat(schema.getEnumSymbols())
                            .as(path)
                            .contains(value.asString())
                            .first()
                            .isEqualTo("UNKNOWN");
            case INT -> {
                if (schema.getLogicalType() instanceof LogicalTypes.Date) {
                    assertThat(LocalDate.parse(value.asString())).as(path).isNotNull();
                } else {
                    assertThat(value.isInt()).as(path).isTrue();
                }
            }
            case STRING -> assertThat(value.isString()).as(path).isTrue();
            case BOOLEAN -> assertThat(value.isBoolean()).as(path).isTrue();
            default -> throw new AssertionError(path + ": " + schema);
        }
    }

    private static boolean holds(JsonNode holder, String field, String wanted) {
        return holder.path(field).valueStream().anyMatch(node -> node.asString().equals(wanted));
    }

    private Stream<JsonNode> therapists() {
        return roster.path("therapists").valueStream();
    }

    private static JsonNode read() {
        return new JsonMapper()
                .readTree(ProjectFolder.root().resolve("local-stack/demo/lakeside.json"));
    }
}
