// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstsession.intake.request.UsStates;

/**
 * What can be read from plain words in English and Spanish: who would come, where and how. Always a
 * suggestion that somebody is asked about or can change, never a decision.
 */
public final class Understanding {

    private static final Pattern ZIP = Pattern.compile("(?<!\\d)\\d{5}(?!\\d)");
    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])[A-Z]{2}(?![A-Za-z])");
    private static final Pattern TWO =
            Pattern.compile(
                    "\\b(us|both of us|couples?|my (wife|husband|partner|spouse|girlfriend|boyfriend"
                            + "|fiancee?)|marriage|nosotros|nosotras|pareja|parejas|los dos|las dos"
                            + "|mi (esposa|esposo|marido|mujer|novio|novia)|matrimonio)\\b");
    private static final Pattern ONE =
            Pattern.compile(
                    "\\b(me|myself|just me|individual|only me|alone|for me|yo|para mi|solo|sola"
                            + "|conmigo)\\b");
    private static final Pattern VIRTUAL =
            Pattern.compile(
                    "\\b(online|on line|video|virtual|virtually|zoom|remote|remotely|telehealth"
                            + "|en linea|videollamada|videollamadas|a distancia)\\b");
    private static final Pattern IN_PERSON =
            Pattern.compile(
                    "\\b(in person|in office|office|face to face|en persona|presencial|presenciales"
                            + "|consultorio)\\b");
    private static final Pattern EITHER =
            Pattern.compile(
                    "\\b(either|both|any|whatever|dont care|doesnt matter|cualquiera|ambos|ambas"
                            + "|da igual|no importa)\\b");
    private static final Map<Integer, String> FORMATS =
            Map.of(1, "virtual", 2, "in-person", 3, "either");

    private Understanding() {}

    /** Whether two would come, if the text says. */
    public static Optional<Boolean> couple(String text) {
        var plain = plain(text);
        if (TWO.matcher(plain).find()) {
            return Optional.of(true);
        }
        return plain.matches(".*\\b(just me|only me|for me|for myself|para mi|solo yo)\\b.*")
                ? Optional.of(false)
                : Optional.empty();
    }

    /** {@code virtual}, {@code in-person} or {@code either}, if the text says. */
    public static Optional<String> format(String text) {
        var plain = plain(text);
        boolean virtual = VIRTUAL.matcher(plain).find();
        boolean inPerson = IN_PERSON.matcher(plain).find();
        if (virtual && inPerson) {
            return Optional.of("either");
        }
        return virtual
                ? Optional.of("virtual")
                : inPerson ? Optional.of("in-person") : Optional.empty();
    }

    /** USPS code of a state that the text names in full or by its code in capitals. */
    public static Optional<String> state(String text) {
        var codes =
                CODE.matcher(text)
                        .results()
                        .map(found -> found.group())
                        .filter(UsStates.NAMES::containsKey)
                        .collect(Collectors.toSet());
        var only = Plain.onlyWord(text).toUpperCase(java.util.Locale.ROOT);
        if (UsStates.NAMES.containsKey(only)) {
            return Optional.of(only);
        }
        var named = namedStates(plain(text));
        if (named.size() == 1) {
            return Optional.of(named.getFirst());
        }
        return named.isEmpty() && codes.size() == 1
                ? Optional.of(codes.iterator().next())
                : Optional.empty();
    }

    /** Five digits. */
    public static Optional<String> zip(String text) {
        var found = ZIP.matcher(text).results().map(match -> match.group()).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    static Optional<Boolean> who(String text) {
        var choice = Plain.choice(text).filter(number -> number <= 2);
        if (choice.isPresent()) {
            return choice.map(number -> number == 2);
        }
        var plain = plain(text);
        boolean two = TWO.matcher(plain).find();
        boolean one = ONE.matcher(plain).find();
        return two == one && !two ? Optional.empty() : Optional.of(two);
    }

    static Optional<String> formatAnswer(String text) {
        var choice = Plain.choice(text).map(FORMATS::get);
        if (choice.isPresent()) {
            return choice;
        }
        return format(text)
                .or(() ->
                        EITHER.matcher(plain(text)).find()
                                ? Optional.of("either")
                                : Optional.empty());
    }

    private static List<String> namedStates(String plain) {
        var rest = plain;
        var found = new java.util.ArrayList<String>();
        // "West Virginia" is no Virginia: long names first, and what they cover is gone.
        for (var state : LONGEST_FIRST) {
            var name = " " + state.getValue() + " ";
            if (rest.contains(name)) {
                found.add(state.getKey());
                rest = rest.replace(name, "  ");
            }
        }
        return found;
    }

    private static final List<Map.Entry<String, String>> LONGEST_FIRST =
            UsStates.NAMES.entrySet().stream()
                    .map(state -> Map.entry(state.getKey(), Plain.lower(state.getValue())))
                    .sorted(
                            java.util.Comparator.comparing((Map.Entry<String, String> state) ->
                                            -state.getValue().length())
                                    .thenComparing(Map.Entry::getKey))
                    .toList();

    /** Words with one blank between them and around all. */
    private static String plain(String text) {
        return " " + String.join(" ", Plain.words(text)) + " ";
    }
}
