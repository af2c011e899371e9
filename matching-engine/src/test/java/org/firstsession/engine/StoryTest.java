// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the stories of docs/domain.md. A story is a heading, the practice in a block of {@code
 * table} rows, and a table of three columns: what happens, the row that says so, and its events.
 */
class StoryTest {

    private static final Path DOMAIN = Path.of("..", "docs", "domain.md");

    @ParameterizedTest
    @MethodSource("stories")
    void happensAsItIsTold(String title, List<String> rows) {
        assertThat(rows).as(title).hasSizeGreaterThan(3);
        CommandTable.play(String.join("\n", rows));
    }

    private static Stream<Object[]> stories() throws IOException {
        var stories = new ArrayList<Object[]>();
        var title = "";
        var rows = new ArrayList<String>();
        boolean inBlock = false;
        for (var line : Files.readAllLines(DOMAIN)) {
            if (line.startsWith("## ")) {
                addStory(stories, title, rows);
                title = line.substring(3);
                rows = new ArrayList<>();
            } else if (line.startsWith("```")) {
                inBlock = line.equals("```table");
            } else if (inBlock) {
                rows.add(line);
            } else if (line.startsWith("| ")) {
                addRow(rows, line);
            }
        }
        addStory(stories, title, rows);
        assertThat(stories).as("stories in " + DOMAIN).hasSizeGreaterThanOrEqualTo(2);
        return stories.stream();
    }

    private static void addStory(List<Object[]> stories, String title, List<String> rows) {
        if (!rows.isEmpty()) {
            stories.add(new Object[] {title, rows});
        }
    }

    /** A row of a story has its command between backticks; its events stand in the margin. */
    private static void addRow(List<String> rows, String line) {
        var cells = line.split("\\|");
        if (cells.length == 4 && cells[2].contains("`")) {
            rows.add(unquoted(cells[2]) + " => " + unquoted(cells[3]));
        }
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "").replace("<br>", " ").strip();
    }
}
