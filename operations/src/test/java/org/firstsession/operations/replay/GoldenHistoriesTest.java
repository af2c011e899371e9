// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.operations.history.Golden;
import org.firstsession.operations.history.History;
import org.firstsession.operations.history.InMemory;
import org.firstsession.operations.history.WholeStory;
import org.firstsession.operations.history.Workload;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What released versions decided is decided again by today's engine, byte for byte. A deliberate
 * difference stands in the list beside the history, with the reason for which it was accepted:
 *
 * <pre>{@code 0.1.0-weeks.differences:   practice.commands@41 event 1: hours after 20:00 count too}
 * </pre>
 *
 * <p>A release adds its own histories with {@code -Dfirstsession.golden.record=VERSION}; those that
 * are there are never written again.
 */
class GoldenHistoriesTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final String ENDING = ".history";

    @BeforeAll
    static void recordWhenAsked() throws IOException {
        var version = System.getProperty("firstsession.golden.record");
        if (version != null) {
            var registry = "mock://golden-recorder";
            new SchemaRegistration(registry).register(Topics.ALL);
            var story = new History("golden-story", registry, 0);
            WholeStory.tell(story);
            record(version + "-story", story, registry);
            var weeks = new History("golden-weeks", registry, 0);
            var workload = new Workload(weeks, 1, Instant.parse("2024-01-08T16:00:00Z"));
            for (int i = 0; i < 80; i++) {
                workload.episode();
            }
            record(version + "-weeks", weeks, registry);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isDecidedAgainAsItWasRecorded(String name) throws IOException {
        var replay = replay(Golden.read(FOLDER.resolve(name + ENDING)), name);

        assertThat(replay.differences().stream().map(GoldenHistoriesTest::line))
                .as("differences of %s; those that are meant belong into its list", name)
                .containsExactlyElementsOf(reviewed(name));
        assertThat(replay.undecided()).isZero();
    }

    @Test
    void knowsEveryTypeOfCommand() throws IOException {
        var schemas = new ArrayList<String>();
        for (var name : names().toList()) {
            schemas.addAll(Golden.read(FOLDER.resolve(name + ENDING)).schemas().values());
        }

        for (var type : Topics.PRACTICE_COMMANDS.valueTypes()) {
            assertThat(schemas).anyMatch(schema -> names(schema, type));
        }
    }

    static Stream<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            var names =
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(ENDING))
                            .map(file -> file.substring(0, file.length() - ENDING.length()))
                            .sorted()
                            .toList();
            return names.stream();
        }
    }

    private static boolean names(String schema, Class<? extends SpecificRecord> type) {
        return schema.contains("\"name\":\"" + type.getSimpleName() + "\"");
    }

    private static Replay replay(Golden golden, String name) throws IOException {
        var registry = ConfluentAvro.registry("mock://golden-" + name);
        golden.register(registry);
        var codec = new EngineCodec(new WriterSchemas(registry));
        var replay = new Replay(codec, null, null, null, Integer.MAX_VALUE, done -> {});
        replay.read(
                new DecisionCursor(new InMemory(golden.commands()), new InMemory(golden.events())));
        return replay;
    }

    private static String line(Difference difference) {
        return "%s@%d event %d"
                .formatted(
                        difference.command().topic(),
                        difference.command().offset(),
                        difference.number());
    }

    /** The places in the list, without their reasons. */
    private static List<String> reviewed(String name) throws IOException {
        var list = FOLDER.resolve(name + ".differences");
        return Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    private static void record(String name, History history, String registry) throws IOException {
        var file = FOLDER.resolve(name + ENDING);
        if (Files.exists(file)) {
            throw new IOException(file + " is there: what a release wrote stays");
        }
        Files.createDirectories(FOLDER);
        Golden.of(history, ConfluentAvro.registry(registry)).write(file);
        Files.writeString(
                FOLDER.resolve(name + ".differences"),
                "# Where a later engine decides otherwise on purpose: PLACE event NUMBER: reason\n");
    }
}
