// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.List;

/** A text as words, with the pauses between them. */
record Text(List<Word> words) {

    /**
     * One word.
     *
     * @param word as the lexicon spells it, as far as it knows the word
     * @param sentence the number of the sentence that it stands in
     * @param paused whether a comma or the like stands before it
     */
    record Word(String word, int sentence, boolean paused) {}

    Text {
        words = List.copyOf(words);
    }

    int size() {
        return words.size();
    }

    String word(int at) {
        return words.get(at).word();
    }

    int sentence(int at) {
        return words.get(at).sentence();
    }

    boolean paused(int at) {
        return words.get(at).paused();
    }

    boolean starts(int at) {
        return at == 0 || sentence(at - 1) != sentence(at);
    }

    /** Whether nothing follows in the sentence before this place. */
    boolean ended(int at) {
        return at == size() || starts(at);
    }
}
