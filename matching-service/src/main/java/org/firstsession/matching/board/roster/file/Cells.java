// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import org.firstsession.matching.board.roster.ProfileText;
import org.jspecify.annotations.Nullable;

/** What may stand in a cell, and how text that would begin a formula is written. */
final class Cells {

    /** More than the busiest week takes. */
    private static final int LONGEST = 2_000;

    private static final String FORMULA_STARTS = "=+-@";
    private static final char APOSTROPHE = '\'';

    /**
     * After these a spreadsheet takes a cell for a formula, or an apostrophe for a sign of ours.
     */
    private static final String NEEDS_APOSTROPHE = FORMULA_STARTS + "\t\r'";

    /** Several scripts, and joined emoji, can't be written without them. */
    private static final String JOINERS = "\u200C\u200D";

    /** What other programs write in place of a character that they couldn't keep. */
    private static final int LOST = 0xFFFD;

    private Cells() {}

    /** Text as a spreadsheet keeps it as text. */
    static String escaped(String text) {
        return !text.isEmpty() && NEEDS_APOSTROPHE.indexOf(text.charAt(0)) >= 0
                ? APOSTROPHE + text
                : text;
    }

    /** The text of an escaped cell; whoever's name begins with an apostrophe keeps it. */
    static String unescaped(String cell) {
        return cell.length() > 1
                        && cell.charAt(0) == APOSTROPHE
                        && NEEDS_APOSTROPHE.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** Why a cell can't be taken, whatever it means; null when it can. */
    static @Nullable String unfit(String cell, boolean mayHaveLines) {
        if (cell.length() > LONGEST) {
            return "This is longer than %,d characters.".formatted(LONGEST);
        }
        if (!cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0) {
            return "This begins like a formula. Where it is meant as text, write an apostrophe before"
                    + " it.";
        }
        for (int codePoint : cell.codePoints().toArray()) {
            var why = unfit(codePoint, mayHaveLines);
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    private static @Nullable String unfit(int codePoint, boolean mayHaveLines) {
        if (codePoint == '\n' || codePoint == '\r') {
            return mayHaveLines ? null : "This takes no line break.";
        }
        if (codePoint == LOST) {
            return "A character of it was lost before the file was saved as UTF-8.";
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    invisible(codePoint);
            case Character.FORMAT -> JOINERS.indexOf(codePoint) >= 0 ? null : invisible(codePoint);
            default -> null;
        };
    }

    private static String invisible(int codePoint) {
        return "There is a character in it that can't be seen or doesn't belong in text (U+%04X)."
                .formatted(codePoint);
    }

    /**
     * What was typed, to be said back on a page: short, and nothing in it that turns text round.
     */
    static String shown(String typed) {
        var seen = new StringBuilder();
        typed.codePoints()
                .map(it -> unfit(it, false) == null ? it : LOST)
                .forEach(seen::appendCodePoint);
        return ProfileText.shortened(seen.toString().strip());
    }
}
