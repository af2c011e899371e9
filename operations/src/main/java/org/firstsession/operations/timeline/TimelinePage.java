// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.timeline;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A timeline as text, or as one HTML page that needs nothing else. */
final class TimelinePage {

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Timeline of %1$s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
                   color: #1b1b1b; background: #fff }
            ol { list-style: none; padding: 0 } ol > li { border-left: 3px solid #4a6785; margin: 0 0 1.5rem;
                   padding-left: 1rem }
            h2 { font-size: 1.1rem; margin: 0 } dl { display: grid; grid-template-columns: max-content 1fr;
                   gap: 0 1rem; margin: .25rem 0 .75rem } dt { color: #555 } dd { margin: 0;
                   overflow-wrap: anywhere }
            .meta { color: #555; font-size: .9rem; margin: 0 } h3 { font-size: 1rem; margin: .5rem 0 0 }
            @media print { ol > li { break-inside: avoid } }
            </style></head><body>
            <h1>Timeline of %1$s</h1>
            <p>From the command log and the event log, in their order. Ids and codes only: names are kept elsewhere.</p>
            <ol>
            """;

    private final String subject;
    private final List<Step> steps;

    TimelinePage(String subject, List<Step> steps) {
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
        var html = new StringBuilder(HEAD.formatted(escaped(subject)));
        for (var step : steps) {
            html.append("<li><h2>").append(escaped(step.command())).append("</h2>\n");
            html.append("<p class=\"meta\"><time>").append(step.at()).append("</time> · ");
            html.append(escaped(orUnknown(step.actor()))).append(" · ");
            html.append(escaped(orUnknown(step.channel()))).append(" · ");
            html.append(escaped(step.place())).append("</p>\n");
            list(html, step.details());
            for (var event : step.events()) {
                html.append("<h3>").append(escaped(event.type())).append("</h3>\n");
                html.append("<p class=\"meta\">").append(escaped(event.id())).append("</p>\n");
                list(html, event.details());
            }
            html.append("</li>\n");
        }
        return html.append("</ol></body></html>\n").toString();
    }

    private static void list(StringBuilder html, Map<String, @Nullable Object> details) {
        html.append("<dl>");
        details.forEach((name, value) ->
                html.append("<dt>")
                        .append(escaped(name))
                        .append("</dt><dd>")
                        .append(escaped(words(value)))
                        .append("</dd>"));
        html.append("</dl>\n");
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

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
