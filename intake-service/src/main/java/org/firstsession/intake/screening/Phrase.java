// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words in a row, as a lexicon's line tells: {@code want to kill|hang myself}. It never reaches
 * beyond a sentence.
 */
record Phrase(List<Element> elements) {

    /** A part of a phrase. */
    sealed interface Element {

        /**
         * One of these words.
         *
         * @param optional whether it may be missing
         * @param orEnd whether the sentence's end will do
         */
        record OneOf(Set<String> words, boolean optional, boolean orEnd) implements Element {}

        /** Up to so many words of any kind. */
        record Gap(int mostWords) implements Element {}
    }

    /**
     * A place where a phrase was found.
     *
     * @param from the first word
     * @param to the place after the last word
     * @param named the places of the words that the phrase names, without what fills its gaps
     */
    record Match(int from, int to, BitSet named) {}

    Phrase {
        elements = List.copyOf(elements);
        if (!(elements.getFirst() instanceof Element.OneOf first)
                || first.optional()
                || first.orEnd()) {
            throw new IllegalArgumentException("a phrase starts with a word that must be there");
        }
    }

    /** The words that the phrase may start with. */
    Set<String> firstWords() {
        return ((Element.OneOf) elements.getFirst()).words();
    }

    /** The match that starts at this place; null when there is none. */
    @Nullable Match at(Text text, int from) {
        var named = new BitSet();
        int to = match(text, from, 0, named);
        return to < 0 ? null : new Match(from, to, named);
    }

    /** The place after the match of the elements from this one on; -1 when they don't match. */
    private int match(Text text, int at, int element, BitSet named) {
        if (element == elements.size()) {
            return at;
        }
        boolean ended = element > 0 && text.ended(at);
        return switch (elements.get(element)) {
            case Element.Gap gap -> afterGap(text, at, element, gap.mostWords(), named);
            case Element.OneOf word -> {
                if (!ended && word.words().contains(text.word(at))) {
                    named.set(at);
                    int to = match(text, at + 1, element + 1, named);
                    if (to >= 0) {
                        yield to;
                    }
                    named.clear(at);
                }
                yield word.optional() || word.orEnd() && ended
                        ? match(text, at, element + 1, named)
                        : -1;
            }
        };
    }

    private int afterGap(Text text, int at, int element, int mostWords, BitSet named) {
        for (int skipped = 0; skipped <= mostWords; skipped++) {
            int to = match(text, at + skipped, element + 1, named);
            if (to >= 0 || text.ended(at + skipped)) {
                return to;
            }
        }
        return -1;
    }
}
