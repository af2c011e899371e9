// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The inbox as HTML, without script. */
final class Pages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    private static final String PHONES =
            "<p><a href=\"/phones\">Phones: read texts and answer</a></p>";

    private Pages() {}

    static String list(List<Message> messages) {
        var refresh = "<meta http-equiv=\"refresh\" content=\"5\">";
        if (messages.isEmpty()) {
            return page("Inbox", refresh, PHONES + "<p class=\"empty\">No messages yet.</p>");
        }
        var rows = messages.reversed().stream().map(Pages::row).collect(Collectors.joining("\n"));
        return page(
                "Inbox",
                refresh,
                """
                %s
                <table>
                <thead><tr><th scope="col">To</th><th scope="col">Subject</th><th scope="col">From</th><th scope="col">Received</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                """
                        .formatted(PHONES, rows));
    }

    private static String row(Message message) {
        var subject = title(message);
        return "<tr><td>%s</td><td><a href=\"/messages/%s\">%s</a>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        escape(message.to()),
                        escape(message.id()),
                        escape(subject),
                        message.calendar() == null ? "" : " <span class=\"badge\">invite</span>",
                        escape(message.from()),
                        TIME.format(message.receivedAt()));
    }

    /** A text has no subject: its words stand for it. */
    private static String title(Message message) {
        var title = message.channel().equals("sms") ? message.text() : message.subject();
        return title == null || title.isBlank() ? "(no subject)" : title;
    }

    static String one(Message message) {
        var body =
                new StringBuilder(
                        """
                        <p><a href="/">Back to the inbox</a></p>
                        <dl>
                        <dt>To</dt><dd>%s</dd>
                        <dt>From</dt><dd>%s</dd>
                        <dt>Received</dt><dd>%s</dd>
                        </dl>
                        """
                                .formatted(
                                        escape(message.to()),
                                        escape(message.from()),
                                        TIME.format(message.receivedAt())));
        if (message.html() != null) {
            body.append(
                    """
                    <h2>As it is shown</h2>
                    <iframe title="The mail as it is shown" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/%s/html"></iframe>
                    """
                            .formatted(escape(message.id())));
        }
        if (message.text() != null) {
            body.append("<h2>Text</h2>\n<pre>").append(linked(message.text())).append("</pre>\n");
        }
        if (message.calendar() != null) {
            body.append("<h2>Invite</h2>\n<pre>")
                    .append(escape(message.calendar()))
                    .append("</pre>\n");
        }
        return page(title(message), "", body.toString());
    }

    static String notFound() {
        return page(
                "Not found",
                "",
                "<p>There is no such page. <a href=\"/\">Back to the inbox</a></p>");
    }

    static String style() {
        try (var in = Pages.class.getResourceAsStream("inbox.css")) {
            if (in == null) {
                throw new IllegalStateException("no inbox.css beside the classes");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String page(String title, String head, String body) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        %s
        <title>%s</title>
        <link rel="stylesheet" href="/inbox.css">
        </head>
        <body>
        <main>
        <h1>%s</h1>
        %s
        </main>
        </body>
        </html>
        """
                .formatted(head, escape(title), escape(title), body);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Text for a page, its addresses as links. */
    static String linked(String text) {
        var links = LINK.matcher(text);
        var out = new StringBuilder();
        int end = 0;
        while (links.find()) {
            var link = escape(links.group());
            out.append(escape(text.substring(end, links.start())))
                    .append("<a rel=\"noreferrer\" href=\"%s\">%s</a>".formatted(link, link));
            end = links.end();
        }
        return out.append(escape(text.substring(end))).toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
