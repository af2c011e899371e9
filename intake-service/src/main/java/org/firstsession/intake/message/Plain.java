// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads short answers: words without case, accents and punctuation. */
final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9:]+");
    private static final int LONGEST_CHOICE_WORDS = 4;
    private static final Set<String> YES =
            Set.of("yes", "y", "yeah", "yep", "ok", "okay", "sure", "si", "claro", "1", "vale");
    private static final Set<String> NO = Set.of("no", "n", "nope", "nah", "2");
    private static final Set<String> POLITE =
            Set.of("please", "thanks", "thank", "you", "gracias", "por", "favor");
    private static final Set<String> ORDINALS = Set.of("first", "second", "third");
    private static final Set<String> TURNS =
            Set.of("not", "dont", "but", "except", "no", "pero", "ni", "or", "o", "neither");
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("1", 1),
                    Map.entry("2", 2),
                    Map.entry("3", 3),
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3),
                    Map.entry("first", 1),
                    Map.entry("second", 2),
                    Map.entry("third", 3),
                    Map.entry("uno", 1),
                    Map.entry("dos", 2),
                    Map.entry("tres", 3),
                    Map.entry("primera", 1),
                    Map.entry("segunda", 2),
                    Map.entry("tercera", 3),
                    Map.entry("primero", 1),
                    Map.entry("segundo", 2),
                    Map.entry("tercero", 3));

    private Plain() {}

    /** In lower case, without accents. */
    static String lower(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return APOSTROPHES.matcher(MARKS.matcher(folded).replaceAll("")).replaceAll("");
    }

    static List<String> words(String text) {
        return Arrays.stream(OTHERS.split(lower(text))).filter(word -> !word.isEmpty()).toList();
    }

    /** The one word that the text is, in lower case; empty when it is more or none. */
    static String onlyWord(String text) {
        var words = words(text);
        return words.size() == 1 ? words.getFirst() : "";
    }

    static boolean isYes(String text) {
        return isNothingBut(YES, text);
    }

    static boolean isNo(String text) {
        return isNothingBut(NO, text);
    }

    /** One of the words, or several, with or without politeness. */
    private static boolean isNothingBut(Set<String> some, String text) {
        var words = words(text).stream().filter(word -> !POLITE.contains(word)).toList();
        return !words.isEmpty() && some.containsAll(words);
    }

    /** The one option that a short answer names: "2", "the second please", "la 2". */
    static Optional<Integer> choice(String text) {
        var words = new ArrayList<>(words(text));
        if (words.stream().anyMatch(ORDINALS::contains)) {
            // "The second one" is the second.
            words.remove("one");
        }
        if (words.size() > LONGEST_CHOICE_WORDS || words.stream().anyMatch(TURNS::contains)) {
            return Optional.empty();
        }
        var named = words.stream().filter(NUMBERS::containsKey).map(NUMBERS::get).toList();
        boolean others =
                words.stream()
                        .anyMatch(word -> word.matches("\\d.*") && !NUMBERS.containsKey(word));
        return named.size() == 1 && !others ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
