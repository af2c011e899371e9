// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.List;

/** Figures that are no ratios. */
public record Table(String title, List<String> head, List<List<String>> rows) {

    public Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("**%s**%n%n".formatted(title));
        text.append(line(head)).append("|---".repeat(head.size())).append("|%n".formatted());
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| %s |%n".formatted(String.join(" | ", cells));
    }
}
