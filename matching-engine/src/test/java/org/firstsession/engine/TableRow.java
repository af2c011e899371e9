// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of a table: words, and {@code key=value} options behind them. */
final class TableRow {

    private final List<String> words = new ArrayList<>();
    private final List<String> tokens;
    private final Map<String, String> options = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    TableRow(String text) {
        this(Arrays.asList(text.strip().split("\\s+")));
    }

    private TableRow(List<String> tokens) {
        this.tokens = tokens;
        for (var token : tokens) {
            int equals = token.indexOf('=');
            if (equals < 0) {
                words.add(token);
            } else {
                options.put(token.substring(0, equals), token.substring(equals + 1));
            }
        }
    }

    String verb() {
        return words.getFirst();
    }

    String word(int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("word " + index + " is missing in " + tokens);
        }
        return words.get(index);
    }

    String word(int index, String otherwise) {
        return index < words.size() ? words.get(index) : otherwise;
    }

    int number(int index) {
        return Integer.parseInt(word(index));
    }

    /** The row without its first word. */
    TableRow rest() {
        return new TableRow(tokens.subList(1, tokens.size()));
    }

    @Nullable String option(String key) {
        used.add(key);
        return options.get(key);
    }

    String option(String key, String otherwise) {
        var value = option(key);
        return value == null ? otherwise : value;
    }

    int option(String key, int otherwise) {
        var value = option(key);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** What stands between commas; {@code none} is the empty list. */
    List<String> list(String key, String otherwise) {
        var value = option(key, otherwise);
        return value.equals("none") ? List.of() : List.of(value.split(","));
    }

    /** A slip in an option's name would test nothing; it fails instead. */
    void checkAllUsed() {
        if (!used.containsAll(options.keySet())) {
            throw new IllegalArgumentException("unknown option in " + tokens);
        }
    }
}
