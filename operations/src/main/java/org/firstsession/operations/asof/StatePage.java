// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.asof;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.firstsession.operations.asof.PracticeState.Hour;
import org.firstsession.operations.page.Page;
import org.firstsession.operations.page.Table;
import org.jspecify.annotations.Nullable;

/** The states of practices as text, or as one HTML page that needs nothing else. */
final class StatePage {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final String STYLE =
            "td.day { min-width: 6.5rem } th.who { white-space: nowrap }\n";

    private final Instant moment;
    private final int days;
    private final List<PracticeState> states;

    StatePage(Instant moment, int days, List<PracticeState> states) {
        this.moment = moment;
        this.days = days;
        this.states = states;
    }

    String asText() {
        if (states.isEmpty()) {
            return "no practice was open at %s%n".formatted(moment);
        }
        var text = new StringBuilder();
        for (var state : states) {
            text.append(
                    "%s (%s) as of %s, after event %d of %s%n"
                            .formatted(
                                    state.name(),
                                    state.practiceId(),
                                    time(state, state.at()),
                                    state.seq(),
                                    time(state, state.toldAt())));
            section(text, "Calendar, the next " + days + " days", calendar(state));
            section(text, "Queue", queue(state));
            section(text, "Load", load(state));
        }
        return text.toString();
    }

    String asHtml() {
        var body = new StringBuilder();
        if (states.isEmpty()) {
            body.append("<h1>No practice was open at ").append(moment).append("</h1>\n");
        }
        for (var state : states) {
            body.append(
                    "<h1>%s as it stood on %s</h1>%n"
                            .formatted(Page.escaped(state.name()), time(state, state.at())));
            body.append(
                    "<p class=\"quiet\">Practice %s, times in %s. Folded from the event log up to event %d of %s. Ids and codes only: names are kept elsewhere.</p>%n"
                            .formatted(
                                    Page.escaped(state.practiceId()),
                                    Page.escaped(state.timeZone()),
                                    state.seq(),
                                    time(state, state.toldAt())));
            body.append("<h2>Calendar</h2>\n").append(grid(state));
            body.append("<h2>Queue</h2>\n");
            body.append(
                    state.queue().isEmpty()
                            ? "<p>Nobody was waiting.</p>\n"
                            : queue(state).asHtml("Open requests without a session, by due time"));
            body.append("<h2>Load</h2>\n");
            body.append(
                    load(state).asHtml("Week from Monday to Sunday where each therapist works"));
        }
        return Page.of("As of " + moment, STYLE, body.toString());
    }

    /** Therapists down, days across: what was booked (solid) or held (dashed). */
    private String grid(PracticeState state) {
        if (state.calendar().isEmpty()) {
            return "<p>Nothing was booked or held.</p>\n";
        }
        var zone = ZoneId.of(state.timeZone());
        var first = state.at().atZone(zone).toLocalDate();
        var html = new StringBuilder("<div class=\"wide\" tabindex=\"0\"><table><caption>");
        html.append("Solid: booked. Dashed: held by an open offer.</caption><thead><tr>");
        html.append("<th scope=\"col\">Therapist</th>");
        var columns =
                first.datesUntil(first.plusDays(days + 1L)).filter(day -> has(state, day)).toList();
        columns.forEach(
                day -> html.append("<th scope=\"col\">").append(DAY.format(day)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        var byTherapist = new TreeMap<String, List<Hour>>();
        state.calendar()
                .forEach(hour ->
                        byTherapist
                                .computeIfAbsent(
                                        hour.therapistId(), id -> new java.util.ArrayList<>())
                                .add(hour));
        byTherapist.forEach((therapist, hours) -> {
            html.append(
                    "<tr><th scope=\"row\" class=\"who\">%s</th>"
                            .formatted(Page.escaped(therapist)));
            for (var day : columns) {
                html.append("<td class=\"day\">");
                hours.stream()
                        .filter(hour -> dayOf(hour, zone).equals(day))
                        .forEach(hour -> html.append(chip(hour, zone)));
                html.append("</td>");
            }
            html.append("</tr>\n");
        });
        return html.append("</tbody></table></div>\n").toString();
    }

    private static boolean has(PracticeState state, LocalDate day) {
        var zone = ZoneId.of(state.timeZone());
        return state.calendar().stream().anyMatch(hour -> dayOf(hour, zone).equals(day));
    }

    private static LocalDate dayOf(Hour hour, ZoneId zone) {
        return hour.startsAt().atZone(zone).toLocalDate();
    }

    private static String chip(Hour hour, ZoneId zone) {
        return "<span class=\"chip %s\" title=\"%s\">%s%s<span class=\"quiet\"> %s</span></span>"
                .formatted(
                        hour.booked() ? "booked" : "held",
                        Page.escaped("request " + hour.requestId()),
                        CLOCK.format(hour.startsAt().atZone(zone)),
                        hour.officeId() == null ? "" : " " + Page.escaped(hour.officeId()),
                        hour.booked() ? "booked" : "held");
    }

    private static Table calendar(PracticeState state) {
        var table = new Table("starts", "therapist", "format", "what", "request");
        state.calendar().stream()
                .sorted(java.util.Comparator.comparing(Hour::startsAt))
                .forEach(hour ->
                        table.row(
                                time(state, hour.startsAt()),
                                hour.therapistId(),
                                hour.officeId() == null
                                        ? hour.format()
                                        : hour.format() + " " + hour.officeId(),
                                hour.booked() ? "booked" : "held",
                                hour.requestId()));
        return table;
    }

    private static Table queue(PracticeState state) {
        var table = new Table("due", "state", "party", "channel", "tasks", "request");
        for (var waiting : state.queue()) {
            table.row(
                    time(state, waiting.dueAt()),
                    waiting.heldBack() ? waiting.state() + ", held back" : waiting.state(),
                    waiting.party(),
                    waiting.channel(),
                    String.join(", ", waiting.tasks()),
                    waiting.requestId());
        }
        return table;
    }

    private static Table load(PracticeState state) {
        var table =
                new Table(
                        "therapist",
                        "booked this week",
                        "weekly limit",
                        "booked ahead",
                        "held",
                        "");
        for (var load : state.load()) {
            table.row(
                    load.therapistId(),
                    load.bookedThisWeek(),
                    load.weeklyLimit(),
                    load.bookedAhead(),
                    load.held(),
                    load.off() ? "away" : load.takesNewClients() ? "" : "takes no new clients");
        }
        return table;
    }

    private static void section(StringBuilder text, String title, Table table) {
        text.append("%n%s%n".formatted(title));
        text.append(table.isEmpty() ? "  nothing\n" : table.asText());
    }

    private static String time(PracticeState state, @Nullable Instant instant) {
        return instant == null ? "–" : MINUTE.format(instant.atZone(ZoneId.of(state.timeZone())));
    }
}
