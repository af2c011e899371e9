// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.operations.replay.Shadow;

/** A dead letter as it is listed and shown. */
final class LetterText {

    private static final int SHOWN_BYTES = 256;

    private LetterText() {}

    /** What it says, or its first bytes when it can't be read today either. */
    static String content(Shadow shadow, DeadLetter letter) {
        var value = letter.value();
        if (value == null) {
            return "it has no value\n";
        }
        try {
            return CommandText.of(shadow.read(value));
        } catch (UndecodableException e) {
            int shown = Math.min(SHOWN_BYTES, value.length);
            return "%s; its first %d of %d bytes:%n%s%n"
                    .formatted(
                            e.getMessage(),
                            shown,
                            value.length,
                            HexFormat.ofDelimiter(" ").formatHex(value, 0, shown));
        }
    }

    /** Where it stood, and what became of it; {@code redriven} has the ids of all that were. */
    static LinkedHashMap<String, Object> row(DeadLetter letter, Set<String> redriven) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", letter.id());
        row.put("practice", letter.practiceId() == null ? "" : letter.practiceId());
        row.put("stoodAt", letter.stoodAt().toString());
        row.put("loggedAt", letter.loggedAt().toString());
        row.put("reason", letter.reason());
        row.put("sizeBytes", letter.sizeBytes());
        row.put("redriven", redriven.contains(letter.id()));
        return row;
    }

    /** A row in one line. */
    static String line(Map<String, Object> row) {
        return "%s  %s  %s  %s  %s  %s bytes%s"
                .formatted(
                        row.get("id"),
                        row.get("practice"),
                        row.get("reason"),
                        row.get("stoodAt"),
                        row.get("loggedAt"),
                        row.get("sizeBytes"),
                        Boolean.TRUE.equals(row.get("redriven")) ? ", redriven" : "");
    }
}
