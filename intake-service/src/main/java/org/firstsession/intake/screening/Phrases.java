// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.firstsession.intake.screening.Phrase.Match;

/** Phrases, found by the words that they start with. */
final class Phrases {

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

    Phrases(List<Phrase> phrases) {
        for (var phrase : phrases) {
            for (var word : phrase.firstWords()) {
                byFirstWord.computeIfAbsent(word, first -> new ArrayList<>()).add(phrase);
            }
        }
    }

    /** Shows every match, from the text's start on. */
    void find(Text text, Consumer<Match> found) {
        for (int at = 0; at < text.size(); at++) {
            for (var phrase : byFirstWord.getOrDefault(text.word(at), List.of())) {
                var match = phrase.at(text, at);
                if (match != null) {
                    found.accept(match);
                }
            }
        }
    }
}
