// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part that didn't start or didn't become ready: which one, why, and what it said last. */
public final class PartFailure extends RuntimeException {

    private static final int LAST_LINES = 20;

    private final transient @Nullable Path log;

    PartFailure(String part, String reason) {
        this(part, reason, null);
    }

    PartFailure(String part, String reason, @Nullable Path log) {
        super(part + " " + reason);
        this.log = log;
    }

    @Override
    public String getMessage() {
        var lines = lastLines();
        var message = String.valueOf(super.getMessage());
        return lines.isEmpty()
                ? message
                : message + "; the last lines of " + log + ":\n  " + String.join("\n  ", lines);
    }

    private List<String> lastLines() {
        if (log == null || !Files.isReadable(log)) {
            return List.of();
        }
        try {
            // Latin-1 never fails, and a log is not always text to its last byte.
            var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
