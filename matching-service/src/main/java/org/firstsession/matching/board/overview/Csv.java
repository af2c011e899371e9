// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.overview;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes rows that a spreadsheet reads as text and never as a formula. */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    void row(Object... cells) {
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** Numbers stay numbers; text that would begin a formula gets an apostrophe. */
    static String cell(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        var content = value.toString();
        if (!content.isEmpty() && FORMULA_STARTS.indexOf(content.charAt(0)) >= 0) {
            content = "'" + content;
        }
        return '"' + content.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
