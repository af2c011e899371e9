// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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
    void answersUnknownAndMissingCommandsWithUsage() {
        assertThat(run("topics", "delete")).isEqualTo(2);
        assertThat(run("topics")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void answersAnAddressWithoutPortWithUsage() {
        assertThat(run("topics", "check", "--kafka", "localhost")).isEqualTo(2);

        assertThat(err.toString()).contains("'localhost' is not HOST:PORT");
    }

    private int run(String... arguments) {
        return Ops.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
