// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstsession.types.Weekday;
import org.jspecify.annotations.Nullable;

/**
 * Reads when somebody could come, in plain words: "weekday evenings", "Tue after 5", "mon and wed
 * 9-12", "asap", "martes por la tarde". Days and hours gather until a day follows hours; then a new
 * group begins. Hours without days hold for every day, days without hours for all hours. Dates
 * aren't read: wishes are for every week.
 */
public final class Times {

    private static final int DAY = 24 * 60;
    private static final Set<Weekday> WORKDAYS = EnumSet.range(Weekday.MON, Weekday.FRI);
    private static final Set<Weekday> WEEKEND = EnumSet.of(Weekday.SAT, Weekday.SUN);
    private static final Set<Weekday> ALL = EnumSet.range(Weekday.MON, Weekday.SUN);

    private static final Pattern ANY_TIME =
            Pattern.compile(
                    "\\b(asap|as soon as possible|soon|any ?time|any day|whenever|flexible|no preference"
                            + "|first available|next available|lo antes posible|cuanto antes|pronto"
                            + "|cualquier (dia|hora|momento)|cuando sea)\\b");
    private static final Pattern DATE =
            Pattern.compile(
                    "\\b(january|february|march|april|june|july|august|september|october|november"
                            + "|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
                            + "|septiembre|octubre|noviembre|diciembre|tomorrow|today|tonight|hoy)\\b"
                            + "|\\d/\\d");
    private static final String HOUR = "(\\d{1,2})(?::(\\d\\d))? ?(am|pm|a m|p m)?";
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<range>(?:between |from |de |entre )?(?:las? )?"
                            + HOUR
                            + " ?(?:-|to|and|until|till|a|y|hasta) ?(?:las? )?"
                            + HOUR
                            + "\\b)"
                            + "|(?<after>\\b(?:after|from|past|starting|since|despues de|a partir de"
                            + "|desde) (?:las? |el )?(?:"
                            + HOUR
                            + "\\b|(?<afterword>work|noon|lunch|school|trabajo|mediodia)))"
                            + "|(?<before>\\b(?:before|until|till|by|antes de|antes del|hasta) (?:las? |el )?(?:"
                            + HOUR
                            + "\\b|(?<beforeword>noon|lunch|work|mediodia)))"
                            + "|(?<at>\\b(?:at|around|about|a las?|como a las?) "
                            + HOUR
                            + "\\b)"
                            + "|(?<clock>\\b(\\d{1,2})(?::(\\d\\d))? ?(am|pm)\\b)"
                            + "|(?<stop>[,.;])"
                            + "|(?<word>[a-z]+)");
    private static final Map<String, int[]> PARTS =
            Map.ofEntries(
                    Map.entry("morning", new int[] {6 * 60, 12 * 60}),
                    Map.entry("manana", new int[] {6 * 60, 12 * 60}),
                    Map.entry("noon", new int[] {11 * 60, 14 * 60}),
                    Map.entry("lunch", new int[] {11 * 60, 14 * 60}),
                    Map.entry("lunchtime", new int[] {11 * 60, 14 * 60}),
                    Map.entry("mediodia", new int[] {11 * 60, 14 * 60}),
                    Map.entry("afternoon", new int[] {12 * 60, 17 * 60}),
                    Map.entry("tarde", new int[] {12 * 60, 20 * 60}),
                    Map.entry("evening", new int[] {17 * 60, 22 * 60}),
                    Map.entry("eve", new int[] {17 * 60, 22 * 60}),
                    Map.entry("night", new int[] {17 * 60, 22 * 60}),
                    Map.entry("noche", new int[] {18 * 60, 22 * 60}));
    private static final Map<String, Set<Weekday>> DAYS = days();
    private static final Set<String> NEGATIONS =
            Set.of(
                    "not", "no", "except", "cant", "cannot", "never", "but", "menos", "excepto",
                    "salvo", "nunca", "without", "dont");

    private final Set<Weekday> days = EnumSet.noneOf(Weekday.class);
    private final Set<Weekday> never = EnumSet.noneOf(Weekday.class);
    private final List<int[]> hours = new ArrayList<>();
    private final List<Window> found = new ArrayList<>();
    private boolean negated;

    private Times() {}

    /**
     * When somebody could come.
     *
     * @return windows by day and time that don't touch; none for any time; empty when the text
     *     doesn't say
     */
    public static Optional<List<Window>> read(String text) {
        var plain = plain(text);
        if (DATE.matcher(plain).find()) {
            return Optional.empty();
        }
        var times = new Times();
        times.takeAll(plain);
        if (!times.found.isEmpty()) {
            return Optional.of(merged(times.found));
        }
        if (!times.never.isEmpty()) {
            times.days.addAll(ALL);
            times.endGroup();
            return Optional.of(merged(times.found));
        }
        return ANY_TIME.matcher(plain).find() ? Optional.of(List.of()) : Optional.empty();
    }

    /** The same of a text that is about something else too: only where it names a day. */
    static Optional<List<Window>> inPassing(String text) {
        boolean namesDay =
                Plain.words(plain(text)).stream()
                        .anyMatch(word -> DAYS.containsKey(word) || DAYS.containsKey(one(word)));
        return namesDay ? read(text) : Optional.empty();
    }

    private static String plain(String text) {
        return Plain.lower(text)
                .replaceAll("\\s+", " ")
                .replaceAll("fin(es)? de semana", "weekend")
                .replace("entre semana", "weekday");
    }

    private void takeAll(String plain) {
        var tokens = TOKEN.matcher(plain);
        while (tokens.find()) {
            take(tokens);
        }
        endGroup();
    }

    private void take(Matcher token) {
        if (token.group("range") != null) {
            range(token);
        } else if (token.group("after") != null) {
            var word = token.group("afterword");
            add(word == null ? minute(token, 9, null) : wordMinute(word), DAY);
        } else if (token.group("before") != null) {
            var word = token.group("beforeword");
            add(0, word == null ? minute(token, 14, null) : wordMinute(word));
        } else if (token.group("at") != null) {
            startsAt(minute(token, 19, null));
        } else if (token.group("clock") != null) {
            startsAt(minute(token, 23, null));
        } else if (token.group("stop") != null) {
            negated = false;
        } else {
            word(token.group("word"));
        }
    }

    /** "3-6" is in the afternoon, "9-12" and "10 to 2" begin in the morning. */
    private void range(Matcher token) {
        var endHalf = token.group(7);
        int to = minute(token, 5, null);
        int from = minute(token, 2, token.group(4) == null && endHalf != null ? endHalf : null);
        if (from >= to && endHalf == null) {
            to = to + 12 * 60;
        }
        if (from >= to && token.group(4) == null) {
            from = from - 12 * 60;
        }
        if (from >= 0 && from < to && to <= DAY) {
            add(from, to);
        }
    }

    private void startsAt(int minute) {
        add(minute, Math.min(DAY, minute + 90));
    }

    private void word(String word) {
        if (NEGATIONS.contains(word)) {
            negated = true;
            return;
        }
        var named = DAYS.getOrDefault(word, DAYS.get(one(word)));
        if (named != null) {
            day(named);
            return;
        }
        var part = PARTS.getOrDefault(word, PARTS.get(one(word)));
        if (part != null) {
            add(part[0], part[1]);
        }
    }

    /** The word without the ending of several. */
    private static String one(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private void day(Set<Weekday> named) {
        if (negated) {
            never.addAll(named);
            return;
        }
        if (!hours.isEmpty() && !days.isEmpty()) {
            endGroup();
        }
        days.addAll(named);
    }

    private void add(int from, int to) {
        if (!negated && from < to) {
            hours.add(new int[] {from, to});
        }
    }

    private void endGroup() {
        if (days.isEmpty() && hours.isEmpty()) {
            return;
        }
        var which = days.isEmpty() ? ALL : EnumSet.copyOf(days);
        var when = hours.isEmpty() ? List.of(new int[] {0, DAY}) : hours;
        for (var day : which) {
            if (!never.contains(day)) {
                when.forEach(span -> found.add(new Window(day, span[0], span[1])));
            }
        }
        days.clear();
        hours.clear();
    }

    /** Without "am" and "pm", 8 to 11 are in the morning and the rest is after noon. */
    private static int minute(Matcher token, int group, @Nullable String sameHalf) {
        int hour = Integer.parseInt(token.group(group));
        int minute = token.group(group + 1) == null ? 0 : Integer.parseInt(token.group(group + 1));
        var half = token.group(group + 2) == null ? sameHalf : token.group(group + 2);
        if (half == null) {
            hour += hour >= 1 && hour <= 7 ? 12 : 0;
        } else if (half.startsWith("p")) {
            hour += hour < 12 ? 12 : 0;
        } else if (hour == 12) {
            hour = 0;
        }
        return Math.min(DAY, hour * 60 + minute);
    }

    private static int wordMinute(String word) {
        return switch (word) {
            case "work", "trabajo" -> 17 * 60;
            case "school" -> 15 * 60;
            case "lunch" -> 13 * 60;
            default -> 12 * 60;
        };
    }

    private static List<Window> merged(List<Window> windows) {
        var sorted = new ArrayList<>(windows);
        sorted.sort(
                Comparator.comparing(Window::day)
                        .thenComparing(Window::from)
                        .thenComparing(Window::to));
        var merged = new ArrayList<Window>();
        for (var window : sorted) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.day() == window.day() && window.from() <= last.to()) {
                merged.removeLast();
                merged.add(new Window(last.day(), last.from(), Math.max(last.to(), window.to())));
            } else {
                merged.add(window);
            }
        }
        return List.copyOf(merged);
    }

    private static Map<String, Set<Weekday>> days() {
        var days = new java.util.HashMap<String, Set<Weekday>>();
        var names =
                List.of(
                        "mon monday lunes lun",
                        "tue tues tuesday martes mar",
                        "wed weds wednesday miercoles mie",
                        "thu thur thurs thursday jueves jue",
                        "fri friday viernes vie",
                        "sat saturday sabado sab",
                        "sun sunday domingo dom");
        for (int i = 0; i < names.size(); i++) {
            for (var name : names.get(i).split(" ")) {
                days.put(name, EnumSet.of(Weekday.values()[i + 1]));
            }
        }
        days.put("weekday", WORKDAYS);
        days.put("workday", WORKDAYS);
        days.put("weekend", WEEKEND);
        days.put("finde", WEEKEND);
        return Map.copyOf(days);
    }
}
