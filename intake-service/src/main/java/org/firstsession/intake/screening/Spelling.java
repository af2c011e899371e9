// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spells words as the lexicon does: short forms in full, digits in place of letters, letters too
 * many, and slips in the key words.
 *
 * @param known every word of the lexicon's phrases
 * @param plain further words that are right as they are, and no slip in a key word
 * @param keys words that are recognised with a slip, from six letters on, or two, from nine
 * @param full short forms and common misspellings, with what they stand for
 * @param endings endings that are words of their own ({@code n't}), with what they stand for
 * @param pairs words that belong together ({@code my self}), with the one word that they are
 */
record Spelling(
        Set<String> known,
        Set<String> plain,
        List<String> keys,
        Map<String, List<String>> full,
        Map<String, List<String>> endings,
        Map<String, String> pairs) {

    /** Stands for any number. */
    static final String NUMBER = "0";

    /** Stands for a year such as 1998. */
    static final String YEAR = "1900";

    private static final int SHORTEST_WITH_SLIP = 6;
    private static final int SHORTEST_WITH_TWO_SLIPS = 9;
    private static final Pattern THRICE = Pattern.compile("(.)\\1{2,}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern YEARS = Pattern.compile("(19|20)\\d\\d");
    private static final String TYPED = "013457@$!";
    private static final String MEANT = "oieastasi";

    Spelling {
        known = Set.copyOf(known);
        plain = Set.copyOf(plain);
        keys = List.copyOf(keys);
        full = Map.copyOf(full);
        endings = Map.copyOf(endings);
        pairs = Map.copyOf(pairs);
    }

    /** Whether a word is one of the lexicon's once it is spelt right. */
    boolean knows(String typed) {
        return of(typed).stream().allMatch(known::contains);
    }

    /** The words that a typed one stands for; itself when the lexicon has nothing like it. */
    List<String> of(String typed) {
        if (DIGITS.matcher(typed).matches()) {
            return List.of(YEARS.matcher(typed).matches() ? YEAR : NUMBER);
        }
        var exact = exact(typed);
        if (exact != null) {
            return exact;
        }
        var parted = parted(typed);
        if (parted != null) {
            return parted;
        }
        var likely = likely(typed);
        for (var candidate : likely) {
            exact = exact(candidate);
            if (exact != null) {
                return exact;
            }
        }
        for (var candidate : likely) {
            var key = key(candidate);
            if (key != null) {
                return List.of(key);
            }
        }
        return List.of(typed.replace("'", ""));
    }

    /** Puts pairs together that are one word of the lexicon. */
    List<Text.Word> joined(List<Text.Word> words) {
        var joined = new ArrayList<Text.Word>(words.size());
        for (var word : words) {
            var last = joined.isEmpty() ? null : joined.getLast();
            var pair = last == null ? null : pairs.get(last.word() + " " + word.word());
            if (last != null && pair != null && last.sentence() == word.sentence()) {
                joined.removeLast();
                joined.add(new Text.Word(pair, last.sentence(), last.paused()));
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private @Nullable List<String> exact(String word) {
        var words = full.get(word);
        if (words != null) {
            return words;
        }
        return known.contains(word) || plain.contains(word) ? List.of(word) : null;
    }

    private @Nullable List<String> parted(String typed) {
        for (var ending : endings.entrySet()) {
            var stem = typed.length() - ending.getKey().length();
            if (stem > 0 && typed.endsWith(ending.getKey())) {
                var words = new ArrayList<>(of(typed.substring(0, stem)));
                words.addAll(ending.getValue());
                return words;
            }
        }
        return null;
    }

    /** What the writer may have meant, the likeliest first. */
    private static Set<String> likely(String typed) {
        var likely = new LinkedHashSet<String>();
        for (var word : List.of(typed, meant(typed))) {
            var whole = word.replace("'", "");
            likely.add(whole);
            likely.add(THRICE.matcher(whole).replaceAll("$1$1"));
            likely.add(THRICE.matcher(whole).replaceAll("$1"));
        }
        return likely;
    }

    private static String meant(String typed) {
        var meant = new StringBuilder(typed.length());
        for (char c : typed.toCharArray()) {
            int at = TYPED.indexOf(c);
            meant.append(at < 0 ? c : MEANT.charAt(at));
        }
        return meant.toString();
    }

    private @Nullable String key(String typed) {
        if (typed.indexOf('*') >= 0) {
            return keys.stream().filter(key -> isMasked(typed, key)).findFirst().orElse(null);
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (var key : keys) {
            int most = key.length() < SHORTEST_WITH_TWO_SLIPS ? 1 : 2;
            if (key.length() >= SHORTEST_WITH_SLIP
                    && key.charAt(0) == typed.charAt(0)
                    && Math.abs(key.length() - typed.length()) <= most) {
                int slips = Slips.between(typed, key);
                if (slips <= most && slips < fewest) {
                    nearest = key;
                    fewest = slips;
                }
            }
        }
        return nearest;
    }

    private static boolean isMasked(String typed, String key) {
        if (typed.length() != key.length() || typed.charAt(0) != key.charAt(0)) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (typed.charAt(i) != '*' && typed.charAt(i) != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
