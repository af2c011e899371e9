// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.timeline;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstsession.operations.page.Page;
import org.jspecify.annotations.Nullable;

/** A timeline as text, or as one HTML page that needs nothing else. */
final class TimelinePage {

    private static final String STYLE =
            """
            ol.steps { list-style: none; padding: 0 } ol.steps > li { border-left: 3px solid var(--blue);
              margin: 0 0 1.5rem; padding-left: 1rem } ol.steps h2 { margin: 0; font-size: 1.1rem }
            dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0 1rem;
              margin: .25rem 0 .75rem } dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
            dd ul { margin: 0; padding-left: 1.1rem } .meta { color: var(--quiet); font-size: .9rem; margin: 0;
              overflow-wrap: anywhere }
            """;

    private final String kind;
    private final String subject;
    private final List<Step> steps;

    TimelinePage(String kind, String subject, List<Step> steps) {
        this.kind = kind;
        this.subject = subject;
        this.steps = steps;
    }

    String asText() {
        var text = new StringBuilder();
        for (var step : steps) {
            text.append(
                    "%s  %s by %s via %s  (%s)%n"
                            .formatted(
                                    step.at(),
                                    step.command(),
                                    orUnknown(step.actor()),
                                    orUnknown(step.channel()),
                                    step.place()));
            for (var event : step.events()) {
                text.append("    %s  %s%n".formatted(event.type(), event.id()));
                event.details()
                        .forEach((name, value) ->
                                text.append("        %s: %s%n".formatted(name, words(value))));
            }
        }
        return text.toString();
    }

    String asHtml() {
        var title = ("Timeline of " + kind).strip() + " " + subject;
        var html = new StringBuilder("<h1>%s</h1>%n".formatted(Page.escaped(title)));
        html.append(summary()).append("<ol class=\"steps\">\n");
        for (var step : steps) {
            html.append("<li><h2>").append(Page.escaped(step.command())).append("</h2>\n");
            html.append("<p class=\"meta\"><time>").append(step.at()).append("</time> · ");
            html.append(Page.escaped(orUnknown(step.actor()))).append(" · ");
            html.append(Page.escaped(orUnknown(step.channel()))).append(" · ");
            html.append(Page.escaped(step.place())).append("</p>\n");
            list(html, step.details());
            for (var event : step.events()) {
                html.append("<h3>").append(Page.escaped(event.type())).append("</h3>\n");
                html.append("<p class=\"meta\">").append(Page.escaped(event.id()));
                if (event.chain() != null) {
                    html.append(" · link <code>")
                            .append(Page.escaped(event.chain()))
                            .append("</code>");
                }
                html.append("</p>\n");
                list(html, event.details());
            }
            html.append("</li>\n");
        }
        return Page.of(title, STYLE, html.append("</ol>\n").toString());
    }

    private String summary() {
        if (steps.isEmpty()) {
            return "<p>Nothing on the logs mentions it.</p>\n";
        }
        return """
        <p class="quiet">%d commands and %d events, from %s to %s, as they stand on the command log and the event log. \
        Each command names its place there, each event the link of the hash chain behind it: a signed daily statement \
        has the last link of each day. Ids and codes only: names are kept elsewhere.</p>
        """
                .formatted(
                        steps.size(),
                        steps.stream().mapToInt(step -> step.events().size()).sum(),
                        steps.getFirst().at(),
                        steps.getLast().at());
    }

    private static void list(StringBuilder html, Map<?, ?> details) {
        html.append("<dl>");
        details.forEach((name, value) -> {
            html.append("<dt>").append(Page.escaped(String.valueOf(name))).append("</dt><dd>");
            value(html, value);
            html.append("</dd>");
        });
        html.append("</dl>\n");
    }

    private static void value(StringBuilder html, @Nullable Object value) {
        if (value instanceof List<?> list
                && list.stream().anyMatch(it -> it instanceof Map<?, ?>)) {
            html.append("<ul>");
            list.forEach(
                    one -> html.append("<li>").append(Page.escaped(words(one))).append("</li>"));
            html.append("</ul>");
        } else if (value instanceof Map<?, ?> map) {
            list(html, map);
        } else {
            html.append(Page.escaped(words(value)));
        }
    }

    private static String words(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + words(entry.getValue()))
                            .collect(Collectors.joining(", ", "(", ")"));
            case List<?> list ->
                    list.isEmpty()
                            ? "none"
                            : list.stream()
                                    .map(TimelinePage::words)
                                    .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static String orUnknown(@Nullable String text) {
        return text == null ? "unknown" : text;
    }
}
