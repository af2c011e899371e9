// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words by which a phone refuses texts or wants them again. Providers act on them by themselves, so
 * nothing that we ask for may be one of them. Only a text that is nothing but the word counts:
 * "Stop by Tuesday?" is none.
 */
public enum CarrierWord {
    STOP(
            Set.of(
                    "STOP",
                    "STOPALL",
                    "STOP ALL",
                    "UNSUBSCRIBE",
                    "END",
                    "QUIT",
                    "CANCEL",
                    "REVOKE",
                    "OPTOUT")),
    START(Set.of("START", "UNSTOP", "YES"));

    private final Set<String> words;

    CarrierWord(Set<String> words) {
        this.words = words;
    }

    /** All of them, in capitals. */
    public static Set<String> all() {
        var all = new java.util.TreeSet<>(STOP.words);
        all.addAll(START.words);
        return all;
    }

    static Optional<CarrierWord> of(String text) {
        var word = text.strip().toUpperCase(Locale.ROOT).replaceAll("[.!]+$", "");
        return Arrays.stream(values()).filter(it -> it.words.contains(word)).findFirst();
    }
}
