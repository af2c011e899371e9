// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what somebody typed into words, sentences and pauses, and has the words spelt as the lexicon
 * spells them. Case, accents, invisible characters and look-alike letters make no difference.
 */
final class TextReader {

    private static final int FEWEST_SPACED_LETTERS = 3;
    private static final int MOST_SPACED_LETTERS = 20;
    private static final String LOOK_ALIKES = "аеорсухікмтѕı";
    private static final String LATIN = "aeopcyxikmtsi";

    private final Spelling spelling;

    TextReader(Spelling spelling) {
        this.spelling = spelling;
    }

    Text read(String written) {
        var words = new ArrayList<Text.Word>();
        for (var typed : joined(typed(plain(written)))) {
            boolean first = true;
            for (var word : spelling.of(typed.word())) {
                words.add(new Text.Word(word, typed.sentence(), first && typed.paused()));
                first = false;
            }
        }
        return new Text(spelling.joined(words));
    }

    private static String plain(String written) {
        var decomposed = Normalizer.normalize(written, Normalizer.Form.NFKD);
        var plain = new StringBuilder(decomposed.length());
        decomposed
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !isInvisible(c))
                .forEach(c -> plain.appendCodePoint(latin(c)));
        return plain.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }

    private static int latin(int c) {
        return switch (c) {
            case '\u2019', '\u2018', '\u02bc', '\u00b4', '`' -> '\'';
            default -> {
                int at = LOOK_ALIKES.indexOf(c);
                yield at < 0 ? c : LATIN.charAt(at);
            }
        };
    }

    private static List<Text.Word> typed(String plain) {
        var words = new ArrayList<Text.Word>();
        int sentence = 0;
        boolean paused = false;
        int at = 0;
        while (at < plain.length()) {
            int end = endOfWord(plain, at);
            if (end > at) {
                words.add(new Text.Word(plain.substring(at, end), sentence, paused));
                paused = false;
                at = end;
                continue;
            }
            if (endsSentence(plain, at)) {
                sentence++;
            }
            paused |= ".,:;?!()\"\n\u2013\u2014".indexOf(plain.charAt(at)) >= 0;
            at++;
        }
        return words;
    }

    private static int endOfWord(String plain, int from) {
        int end = from;
        while (end < plain.length() && isOfWord(plain, end, end == from)) {
            end++;
        }
        return end;
    }

    /** Letters and digits, and inside a word what is typed in their place: d!e, k*ll, can't. */
    private static boolean isOfWord(String plain, int at, boolean first) {
        char c = plain.charAt(at);
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        return "@$*!'".indexOf(c) >= 0
                && (!first || c == '$')
                && at + 1 < plain.length()
                && (Character.isLetterOrDigit(plain.charAt(at + 1))
                        || c == '*' && plain.charAt(at + 1) == '*');
    }

    /**
     * A stop ends a sentence, dots in a row only pause; so does a line's end, but no empty line.
     */
    private static boolean endsSentence(String plain, int at) {
        char c = plain.charAt(at);
        char before = at == 0 ? ' ' : plain.charAt(at - 1);
        char after = at + 1 == plain.length() ? ' ' : plain.charAt(at + 1);
        return switch (c) {
            case '?', '!', ';' -> true;
            case '.' -> before != '.' && after != '.';
            case '\n' -> before == '\n' || after == '\r';
            default -> false;
        };
    }

    /** Puts together what somebody spelt out: k i l l, k.i.l.l. */
    private List<Text.Word> joined(List<Text.Word> typed) {
        var words = new ArrayList<Text.Word>(typed.size());
        int at = 0;
        while (at < typed.size()) {
            int end = at;
            while (end < typed.size() && typed.get(end).word().length() == 1) {
                end++;
            }
            var letters = typed.subList(at, end);
            var word = joinedLetters(letters);
            if (word != null) {
                words.add(word);
            } else {
                words.addAll(letters);
            }
            if (end < typed.size()) {
                words.add(typed.get(end));
            }
            at = end + 1;
        }
        return words;
    }

    private Text.@Nullable Word joinedLetters(List<Text.Word> letters) {
        if (letters.size() < FEWEST_SPACED_LETTERS || letters.size() > MOST_SPACED_LETTERS) {
            return null;
        }
        var word = letters.stream().map(Text.Word::word).collect(Collectors.joining());
        // The dots in between ended no sentence.
        return spelling.knows(word)
                ? new Text.Word(word, letters.getLast().sentence(), letters.getFirst().paused())
                : null;
    }
}
