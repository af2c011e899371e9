// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints an answer for people, or the same answer as one JSON object. */
public final class Output {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintWriter out;

    public Output(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints a list of lines.
     *
     * @param name what the list is called in JSON
     * @param whenEmpty what a person reads when there is nothing to list
     */
    public void list(boolean json, String name, List<String> lines, String whenEmpty) {
        if (json) {
            json(Map.of(name, lines));
        } else if (lines.isEmpty()) {
            out.println(whenEmpty);
        } else {
            lines.forEach(out::println);
        }
    }

    public void json(Object answer) {
        out.println(JSON.writeValueAsString(answer));
    }

    public void text(String text) {
        out.print(text);
        out.flush();
    }
}
