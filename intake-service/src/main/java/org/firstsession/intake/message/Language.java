// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.Set;

/** What a conversation is held in. */
public enum Language {
    EN("en"),
    ES("es");

    private static final Set<String> SPANISH =
            Set.of(
                    "hola",
                    "buenas",
                    "buenos",
                    "quiero",
                    "quisiera",
                    "necesito",
                    "cita",
                    "gracias",
                    "terapia",
                    "espanol",
                    "ayuda",
                    "para",
                    "una",
                    "por",
                    "favor",
                    "pareja",
                    "hablar",
                    "puedo",
                    "tengo",
                    "estoy",
                    "mi",
                    "con");
    private static final int ENOUGH = 2;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    /** The language of a first message: Spanish when it has Spanish words, else English. */
    public static Language of(String text) {
        var words = Plain.words(text);
        long spanish = words.stream().filter(SPANISH::contains).count();
        boolean greets = !words.isEmpty() && words.getFirst().equals("hola");
        return greets || spanish >= ENOUGH ? ES : EN;
    }
}
