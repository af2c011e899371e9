// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.firstsession.intake.screening.Phrase.Match;

/**
 * One language's phrases. Sections are tried in their order and keep the words that they name: what
 * "this job is killing me" has named as harmless, no later section reads as a threat.
 *
 * @param past what marks a sentence as one about the past
 * @param anew what takes that mark away: "it has started again"
 */
record Lexicon(
        String version,
        TextReader reader,
        Negation negation,
        Phrases past,
        Phrases anew,
        List<Section> sections) {

    Lexicon {
        sections = List.copyOf(sections);
    }

    Set<ConcernKind> kindsIn(String written, Party party) {
        var text = reader.read(written);
        var pastSentences = sentences(text, past);
        pastSentences.andNot(sentences(text, anew));
        var taken = new BitSet();
        var kinds = EnumSet.noneOf(ConcernKind.class);
        for (var section : sections) {
            if (section.appliesTo(party)) {
                section.phrases()
                        .find(
                                text,
                                match -> {
                                    if (!taken.intersects(match.named())
                                            && !denied(section, text, match)) {
                                        taken.or(match.named());
                                        if (section.kind() != null
                                                && !over(
                                                        section,
                                                        party,
                                                        text,
                                                        match,
                                                        pastSentences)) {
                                            kinds.add(section.kind());
                                        }
                                    }
                                });
            }
        }
        return kinds;
    }

    private boolean denied(Section section, Text text, Match match) {
        return section.undoneByNegation() && negation.undoes(text, match);
    }

    private static boolean over(
            Section section, Party party, Text text, Match match, BitSet pastSentences) {
        return section.undoneByPast(party) && pastSentences.get(text.sentence(match.from()));
    }

    private static BitSet sentences(Text text, Phrases phrases) {
        var sentences = new BitSet();
        phrases.find(text, match -> sentences.set(text.sentence(match.from())));
        return sentences;
    }
}
