// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What codes are called on the board. */
final class Words {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle(Words.class.getPackageName() + ".words", Locale.ROOT);

    private Words() {}

    /** The words of a code; one that is newer than this page reads as itself, in lower case. */
    static String of(String kind, String code) {
        return of(kind + "." + code);
    }

    static String of(String key) {
        return WORDS.containsKey(key) ? WORDS.getString(key) : readable(afterDot(key));
    }

    static boolean isKnown(String key) {
        return WORDS.containsKey(key);
    }

    /** Codes that the practice chooses itself, such as concerns. */
    static String list(List<String> codes) {
        return codes.stream().map(Words::readable).collect(Collectors.joining(", "));
    }

    private static String readable(String code) {
        return code.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
    }

    private static String afterDot(String key) {
        return key.substring(key.indexOf('.') + 1);
    }
}
