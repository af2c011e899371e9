// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What somebody can text at any time, in either language. None is a {@link CarrierWord}. */
public enum Keyword {
    HELP("help", "info", "ayuda"),
    STATUS("status", "estado"),
    MOVE("move", "reschedule", "cambiar", "mover"),
    DROP("drop", "anular"),
    NONE("none", "ninguna", "ninguno"),
    WEB("web", "link", "enlace"),
    PERSON("person", "human", "persona"),
    ENGLISH("english", "ingles"),
    SPANISH("espanol", "spanish");

    private final Set<String> words;

    Keyword(String... words) {
        this.words = Set.of(words);
    }

    Set<String> words() {
        return words;
    }

    static Optional<Keyword> of(String text) {
        var word = Plain.onlyWord(text);
        return Arrays.stream(values()).filter(it -> it.words.contains(word)).findFirst();
    }
}
