// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import static java.util.Map.Entry.comparingByValue;

import java.util.stream.Collectors;
import org.firstsession.intake.request.UsStates;
import org.jspecify.annotations.Nullable;

/**
 * The states as a list to choose from, by name. It is written out once: a template that walks
 * through fifty-one states takes longer than all else that a page shows.
 */
public final class StateOptions {

    public static final StateOptions ALL = new StateOptions();

    /** Our own names and codes, none of which needs escaping. */
    private final String options =
            UsStates.NAMES.entrySet().stream()
                    .sorted(comparingByValue())
                    .map(state -> "<option" + value(state.getKey()) + ">" + state.getValue())
                    .collect(Collectors.joining("</option>", "", "</option>"));

    private StateOptions() {}

    /** The name of a state; its code when there is no such state. */
    public String name(String code) {
        return UsStates.NAMES.getOrDefault(code, code);
    }

    /**
     * The options as HTML.
     *
     * @param chosen a state's code; with any other text none is chosen
     */
    public String html(@Nullable String chosen) {
        return chosen != null && UsStates.NAMES.containsKey(chosen)
                ? options.replace(value(chosen), value(chosen) + " selected")
                : options;
    }

    private static String value(String code) {
        return " value=\"" + code + "\"";
    }
}
