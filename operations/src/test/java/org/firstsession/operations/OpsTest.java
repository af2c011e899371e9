// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class OpsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void listsTheCatalogueAsJson() {
        assertThat(run("topics", "list", "--json")).isEqualTo(0);

        var topics = new JsonMapper().readTree(out.toString()).get("topics");
        assertThat(topics.valueStream().map(topic -> topic.get("name").asString()))
                .containsExactly(
                        "practice.commands",
                        "practice.events",
                        "notification.events",
                        "practice.commands.dlt");
    }

    @Test
    void tellsItsExitCodesInHelp() {
        assertThat(run("--help")).isEqualTo(0);

        assertThat(out.toString()).contains("Exit codes", "unreachable", "topics", "schemas");
    }

    @Test
    void answersEveryQuestionWithJsonToo() {
        assertThat(leaves(Ops.commandLine(writer(out), writer(err))))
                .filteredOn(command -> !command.getCommandName().equals("document"))
                .allSatisfy(command ->
                        assertThat(command.getCommandSpec().optionsMap())
                                .as(command.getCommandSpec().qualifiedName())
                                .containsKey("--json"));
    }

    @Test
    void previewsWhateverItWouldWrite() {
        var writes =
                Set.of("create", "register", "fix", "redrive", "export", "key", "sign", "board");

        assertThat(leaves(Ops.commandLine(writer(out), writer(err))))
                .filteredOn(command -> writes.contains(command.getCommandName()))
                .hasSize(writes.size())
                .allSatisfy(command ->
                        assertThat(command.getCommandSpec().optionsMap())
                                .as(command.getCommandSpec().qualifiedName())
                                .containsKey("--dry-run"));
    }

    private static List<CommandLine> leaves(CommandLine command) {
        var below = command.getSubcommands().values();
        return below.isEmpty()
                ? List.of(command)
                : below.stream().flatMap(each -> leaves(each).stream()).toList();
    }

    @Test
    void answersUnknownAndMissingCommandsWithUsage() {
        assertThat(run("topics", "delete")).isEqualTo(2);
        assertThat(run("topics")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void saysHowAMomentIsWritten() {
        assertThat(run("as-of", "yesterday")).isEqualTo(2);
        assertThat(run("verify", "--from", "2026-11-27")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'yesterday' is no moment such as 2026-11-27T14:30:00Z")
                .contains("'2026-11-27' is no moment")
                .doesNotContain("java.time");
    }

    @Test
    void answersAnAddressWithoutPortWithUsage() {
        assertThat(run("topics", "check", "--kafka", "localhost")).isEqualTo(2);

        assertThat(err.toString()).contains("'localhost' is not HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dead-letters show seventeen",
                "dead-letters redrive 3:17",
                "statement check --public-key nowhere --file nowhere",
                "what-if nowhere.yaml --from 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z",
                "what-if pom.xml --from 2026-02-01T00:00:00Z --to 2026-01-01T00:00:00Z"
            })
    void answersWhatItCannotDoAnythingWithAsUsage(String line) {
        var asked = (line + " --kafka 127.0.0.1:1").split(" ");

        assertThat(run(asked)).as(err.toString()).isEqualTo(2);
    }

    private static PrintWriter writer(StringWriter to) {
        return new PrintWriter(to, true);
    }

    private int run(String... arguments) {
        return Ops.commandLine(writer(out), writer(err)).execute(arguments);
    }
}
