// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part that didn't start or didn't become ready: which one, why, and what it said last. */
public final class PartFailure extends RuntimeException {

    private static final int LAST_LINES = 20;
    private static final int LAST_BYTES = 8_192;

    PartFailure(String part, String reason) {
        super(part + " " + reason);
    }

    /** Reads the log now: what follows a failure, the end of all other parts, would cover it. */
    PartFailure(String part, String reason, Path log) {
        super(part + " " + reason + lastLines(log));
    }

    private static String lastLines(Path log) {
        if (!Files.isReadable(log)) {
            return "";
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            // A part in trouble may have written a lot; its last words are enough.
            file.seek(Math.max(0, file.length() - LAST_BYTES));
            var end = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(end);
            // Latin-1 never fails, and a log is not always text to its last byte.
            var lines = new String(end, StandardCharsets.ISO_8859_1).lines().toList();
            var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return "; the last lines of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "";
        }
    }
}
