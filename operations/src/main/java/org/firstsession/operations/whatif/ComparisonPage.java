// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstsession.engine.types.Slot;
import org.firstsession.operations.page.Page;
import org.firstsession.operations.page.Table;
import org.firstsession.operations.whatif.Comparison.Example;
import org.firstsession.operations.whatif.Comparison.Group;
import org.firstsession.operations.whatif.Comparison.Load;
import org.jspecify.annotations.Nullable;

/** A comparison as text, as JSON, or as one HTML page that needs nothing else. */
final class ComparisonPage {

    private static final List<String> ASSUMPTIONS =
            List.of(
                    "To their n-th offer people do what they did with their n-th recorded one, after the same time: they accept, decline, ask for more time or for other hours, or stay silent. To one offer more than they were ever made they give the answer that they gave last.",
                    "Who accepts takes the hour that they took, if it is offered; else the one that comes closest: the same therapist, then the same format, then the nearest time.",
                    "Who cancels, moves or gives a session does so as long after the booking, or after its end, as they did then. A therapist who was asked first answers as the one who was asked then.",
                    "Requests, partners who join, staff, roster, closures and time off come when they came. Somebody who withdrew does so unless a session is booked by then.",
                    "The clock ticks without the outages of the time, and nothing shows of how people would have liked the other offers.");

    private final Comparison comparison;

    ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    String asText() {
        var text = new StringBuilder();
        text.append(
                "%s, %s to %s, with %s%n%n"
                        .formatted(
                                comparison.practiceId(),
                                comparison.from(),
                                comparison.to(),
                                String.join(", ", comparison.change())));
        text.append(overall().asText()).append('\n');
        text.append(differences().asText()).append('\n');
        text.append(groups().asText()).append('\n');
        text.append(load().asText()).append('\n');
        if (!examples().isEmpty()) {
            text.append(examples().asText()).append('\n');
        }
        text.append(trust()).append('\n');
        ASSUMPTIONS.forEach(one -> text.append("- ").append(one).append('\n'));
        return text.toString();
    }

    String asHtml() {
        var body = new StringBuilder();
        body.append(
                "<h1>What if %s</h1>%n"
                        .formatted(Page.escaped(String.join(", ", comparison.change()))));
        body.append(
                "<p class=\"quiet\">Practice %s, requests from %s to %s, run again in an engine of its own. Nothing was written. Ids and codes only.</p>%n"
                        .formatted(
                                Page.escaped(comparison.practiceId()),
                                comparison.from(),
                                comparison.to()));
        body.append("<div class=\"note\">").append(Page.escaped(trust())).append("</div>\n");
        body.append("<h2>Overall</h2>\n").append(overall().asHtml("All requests of the time"));
        body.append(
                "<h2>Waiting</h2>\n<p>Which share of all requests had its session within so many days.</p>\n");
        body.append(
                Plots.waiting(
                        "Share of requests by days until the session",
                        comparison.control().all(),
                        comparison.changed().all()));
        body.append("<h2>Who would have been placed differently</h2>\n");
        body.append(differences().asHtml("Each request's first session"));
        if (!examples().isEmpty()) {
            body.append("<h3>Examples</h3>\n")
                    .append(examples().asHtml("Points as the ranking gave them"));
        }
        body.append("<h2>Fairness</h2>\n");
        body.append(
                Plots.bars(
                        "Share of each group that got a session",
                        comparison.groups(),
                        Group::name,
                        group -> group.before().sharePlaced(),
                        group -> group.after().sharePlaced(),
                        " %"));
        body.append(groups().asHtml("A request is in several groups"));
        body.append("<h2>Load</h2>\n");
        body.append(
                Plots.bars(
                        "Sessions by therapist",
                        comparison.load(),
                        Load::therapistId,
                        Load::before,
                        Load::after,
                        ""));
        body.append(load().asHtml("Sessions that stand at the end, of the time's requests"));
        body.append("<h2>What is assumed</h2>\n<ul>\n");
        ASSUMPTIONS.forEach(one -> body.append("<li>").append(Page.escaped(one)).append("</li>\n"));
        body.append("</ul>\n");
        return Page.of("What if " + comparison.practiceId(), Plots.STYLE, body.toString());
    }

    Map<String, @Nullable Object> asJson() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("practice", comparison.practiceId());
        json.put("from", comparison.from());
        json.put("to", comparison.to());
        json.put("change", comparison.change());
        json.put("recorded", Figures.of(comparison.recorded().all()));
        json.put("before", Figures.of(comparison.control().all()));
        json.put("after", Figures.of(comparison.changed().all()));
        json.put("differences", comparison.differences());
        json.put("examples", comparison.examples());
        json.put("groups", comparison.groups());
        json.put("load", comparison.load());
        json.put("sameAsRecordedPercent", comparison.fidelity());
        json.put("answers", comparison.answers());
        json.put("answersWithoutQuestionBefore", comparison.droppedInControl());
        json.put("answersWithoutQuestionAfter", comparison.droppedInChanged());
        json.put("assumptions", ASSUMPTIONS);
        return json;
    }

    private String trust() {
        return "Run again with the policies that were in force, %s %% of the requests get the very session that they got then. Of %,d answers, %,d met nothing to answer in that run, and %,d with the changed policy."
                .formatted(
                        comparison.fidelity(),
                        comparison.answers(),
                        comparison.droppedInControl(),
                        comparison.droppedInChanged());
    }

    private Table overall() {
        var recorded = Figures.of(comparison.recorded().all());
        var before = Figures.of(comparison.control().all());
        var after = Figures.of(comparison.changed().all());
        return new Table("", "recorded", "policies in force", "changed policy")
                .row("requests", recorded.requests(), before.requests(), after.requests())
                .row("got a session", recorded.placed(), before.placed(), after.placed())
                .row("share, %", recorded.sharePlaced(), before.sharePlaced(), after.sharePlaced())
                .row(
                        "were on the waitlist",
                        recorded.waitlisted(),
                        before.waitlisted(),
                        after.waitlisted())
                .row("offers lapsed", recorded.lapsed(), before.lapsed(), after.lapsed())
                .row("tasks for a person", recorded.tasks(), before.tasks(), after.tasks())
                .row(
                        "hours to the first offer, median / p90",
                        orNone(recorded.hoursToOffer()),
                        orNone(before.hoursToOffer()),
                        orNone(after.hoursToOffer()))
                .row(
                        "days to the session, median / p90",
                        orNone(recorded.daysToSession()),
                        orNone(before.daysToSession()),
                        orNone(after.daysToSession()))
                .row(
                        "sessions of the busiest therapist",
                        busiest(comparison.recorded()),
                        busiest(comparison.control()),
                        busiest(comparison.changed()));
    }

    private static int busiest(Courses courses) {
        return courses.load().values().stream().mapToInt(it -> it).max().orElse(0);
    }

    private Table differences() {
        var table = new Table("with the changed policy", "requests");
        new TreeMap<>(comparison.differences())
                .forEach((difference, count) -> table.row(difference.words(), count));
        return table;
    }

    private Table groups() {
        var table =
                new Table(
                        "group",
                        "requests",
                        "placed before, %",
                        "placed after, %",
                        "days before",
                        "days after");
        for (var group : comparison.groups()) {
            table.row(
                    group.name(),
                    group.before().requests(),
                    group.before().sharePlaced(),
                    group.after().sharePlaced(),
                    orNone(group.before().daysToSession()),
                    orNone(group.after().daysToSession()));
        }
        return table;
    }

    private Table load() {
        var table = new Table("therapist", "recorded", "before", "after");
        comparison
                .load()
                .forEach(one ->
                        table.row(one.therapistId(), one.recorded(), one.before(), one.after()));
        return table;
    }

    private Table examples() {
        var table = new Table("request", "gets", "before", "after", "points after");
        for (Example one : comparison.examples()) {
            table.row(
                    one.requestId(),
                    one.difference().words(),
                    words(one.before()),
                    words(one.after()),
                    one.whyAfter());
        }
        return table;
    }

    private static String words(@Nullable Slot slot) {
        if (slot == null) {
            return "none";
        }
        return slot.therapistId()
                + " "
                + slot.startsAt()
                + (slot.officeId() == null ? "" : " at " + slot.officeId());
    }

    private static String orNone(Figures.@Nullable Spread spread) {
        return spread == null ? "–" : spread.toString();
    }
}
