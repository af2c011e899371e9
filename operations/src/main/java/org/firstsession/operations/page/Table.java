// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table, as HTML or with spaces between its columns. Columns of numbers stand to the right. */
public final class Table {

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        this.head = List.of(head);
    }

    /** Adds a row of plain texts, one for each column. */
    public Table row(Object... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + head);
        }
        rows.add(List.of(cells).stream().map(Object::toString).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public String asHtml(String caption) {
        var html = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table><caption>");
        html.append(Page.escaped(caption)).append("</caption><thead><tr>");
        for (int column = 0; column < head.size(); column++) {
            html.append(
                    "<th scope=\"col\"%s>%s</th>"
                            .formatted(side(column), Page.escaped(head.get(column))));
        }
        html.append("</tr></thead><tbody>\n");
        for (var row : rows) {
            html.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                html.append("<td%s>%s</td>".formatted(side(column), Page.escaped(row.get(column))));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    public String asText() {
        var widths = new int[head.size()];
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.addAll(rows);
        for (var row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return all.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            var spaces = " ".repeat(widths[column] - row.get(column).length());
            line.append("  ");
            line.append(isNumeric(column) ? spaces + row.get(column) : row.get(column) + spaces);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private String side(int column) {
        return isNumeric(column) ? " class=\"number\"" : "";
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .allMatch(row ->
                                row.get(column).matches("[-+]?[\\d.,]+( / [\\d.,]+)?( ?%)?|–|"));
    }
}
