// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.firstsession.engine.log.Event;
import org.junit.jupiter.api.Test;

/** The state diagram in the documentation is what the steps of a case really lead to. */
class StateDiagramTest {

    private static final Path DOMAIN = Path.of("..", "docs", "domain.md");
    private static final String BEGIN = "```mermaid\n";
    private static final String END = "```\n";

    @Test
    void standsInTheDocumentation() throws IOException {
        var text = Files.readString(DOMAIN);
        int begin = text.indexOf(BEGIN);

        assertThat(begin).as("diagram in " + DOMAIN).isPositive();
        assertThat(text.substring(begin + BEGIN.length(), text.indexOf(END, begin + 1)))
                .as("the diagram in docs/domain.md; replace it by the expected one")
                .isEqualTo(diagram());
    }

    @Test
    void namesEventsThatThereAre() {
        var events = new TreeSet<String>();
        for (var type : Event.OfCase.class.getPermittedSubclasses()) {
            events.add(type.getSimpleName());
        }
        for (var step : CaseSteps.Step.values()) {
            assertThat(events).contains(step.event());
        }
    }

    /** One line for each pair of states, with the events that lead from the one to the other. */
    private static String diagram() {
        Map<String, Set<String>> edges = new LinkedHashMap<>();
        for (var state : CaseSteps.STATES) {
            var before = CaseSteps.inState(state);
            for (var step : CaseSteps.Step.values()) {
                if (step.from().contains(state)) {
                    var edge = "    %s --> %s: ".formatted(name(before), name(step.take(before)));
                    edges.computeIfAbsent(edge, any -> new LinkedHashSet<>()).add(step.event());
                }
            }
        }
        var lines = new StringBuilder("stateDiagram-v2\n    [*] --> Waiting: TrialRequested\n");
        edges.forEach((edge, events) ->
                lines.append(edge).append(String.join(", ", events)).append('\n'));
        return lines.append("    Closed --> [*]: CaseArchived\n").toString();
    }

    private static String name(Case one) {
        return one.state().getClass().getSimpleName();
    }
}
