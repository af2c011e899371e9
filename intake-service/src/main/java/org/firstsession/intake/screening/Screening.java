// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Screens a person's own words for a crisis. The same text always gives the same answer: there is
 * no clock, no state and no learned model in it. Languages aren't guessed; each lexicon reads every
 * text.
 *
 * <p>It errs towards a human's look: a concern only stops automation until somebody has read the
 * text, and shows lines to call. It takes linear time in the length of the text.
 */
public final class Screening {

    private final List<Lexicon> lexicons;
    private final String version;

    private Screening(List<Lexicon> lexicons) {
        this.lexicons = List.copyOf(lexicons);
        this.version = lexicons.getFirst().version();
        if (lexicons.stream().anyMatch(lexicon -> !lexicon.version().equals(version))) {
            throw new IllegalStateException("the lexicons are of different versions");
        }
    }

    /**
     * The screening with the lexicons that come with this service.
     *
     * @throws IllegalStateException when one can't be read: better no start than no screening
     */
    public static Screening standard() {
        return new Screening(
                List.of(LexiconReader.read("en.lexicon"), LexiconReader.read("es.lexicon")));
    }

    /** The version of the lexicons. */
    public String version() {
        return version;
    }

    /** What is found in a text; empty when there is nothing to worry about in it. */
    public Optional<Concern> screen(String text, Party party) {
        var kinds = EnumSet.noneOf(ConcernKind.class);
        for (var lexicon : lexicons) {
            kinds.addAll(lexicon.kindsIn(text, party));
        }
        return kinds.isEmpty() ? Optional.empty() : Optional.of(Concern.of(kinds, party, version));
    }
}
