// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

/** Every schema reads what every earlier version wrote, and the other way round. */
class CompatibilityTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");

    /** {@code mvn -pl schemas test -Dschemas.release=0.2.0} keeps today's schemas as a version. */
    private static final String NEW_RELEASE = System.getProperty("schemas.release");

    @Test
    void isCompatibleWithEveryEarlierVersionBothWays() throws IOException {
        if (NEW_RELEASE != null) {
            keep(RELEASED.resolve(NEW_RELEASE));
        }
        int compared = 0;
        for (var topic : Topics.ALL) {
            for (var type : topic.valueTypes()) {
                var today = SchemaRegistration.schemaOf(type);
                for (var version : versions()) {
                    var file = version.resolve(type.getName() + ".avsc");
                    if (Files.exists(file)) {
                        var earlier = new Schema.Parser().parse(Files.readString(file));
                        assertReads(today, earlier, file);
                        assertReads(earlier, today, file);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).as("schemas compared").isGreaterThanOrEqualTo(36);
    }

    @Test
    void losesNoTypeThatWasReleased() throws IOException {
        var today = new ArrayList<String>();
        Topics.ALL.forEach(topic -> topic.valueTypes().forEach(type -> today.add(type.getName())));
        for (var version : versions()) {
            try (var files = Files.list(version)) {
                assertThat(files.map(file -> file.getFileName().toString().replace(".avsc", "")))
                        .allMatch(today::contains);
            }
        }
    }

    private static void assertReads(Schema reader, Schema writer, Path file) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as("%s: %s", file, result.getDescription())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    private static Iterable<Path> versions() throws IOException {
        try (var folders = Files.list(RELEASED)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void keep(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var topic : Topics.ALL) {
            for (var type : topic.valueTypes()) {
                Files.writeString(
                        folder.resolve(type.getName() + ".avsc"),
                        SchemaRegistration.schemaOf(type) + "\n");
            }
        }
    }
}
