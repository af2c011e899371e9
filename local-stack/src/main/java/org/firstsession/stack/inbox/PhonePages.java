// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Phones as HTML, without script: what they got, and a line to answer in. */
final class PhonePages {

    private static final String NEW_PHONE =
            """
            <h2>Text the practice from another phone</h2>
            <form method="post" action="/phones">
            <label for="number">The phone's number</label>
            <input id="number" name="number" type="tel" value="+1415555" pattern="\\+[0-9]{7,15}" required autocomplete="off">
            <label for="text">What it says</label>
            <input id="text" name="text" maxlength="1600" required autocomplete="off">
            <button type="submit">Send</button>
            </form>
            """;

    private PhonePages() {}

    static String list(List<Text> texts) {
        var newest = new LinkedHashMap<String, Text>();
        texts.reversed().forEach(text -> newest.putIfAbsent(text.phone(), text));
        var rows = newest.values().stream().map(PhonePages::row).collect(Collectors.joining("\n"));
        var phones =
                newest.isEmpty()
                        ? "<p class=\"empty\">No texts yet.</p>"
                        : """
                        <table>
                        <thead><tr><th scope="col">Phone</th><th scope="col">Last text</th><th scope="col">At</th></tr></thead>
                        <tbody>
                        %s
                        </tbody>
                        </table>
                        """
                                .formatted(rows);
        return Pages.page(
                "Phones", "", "<p><a href=\"/\">Back to the inbox</a></p>" + phones + NEW_PHONE);
    }

    static String one(String number, List<Text> texts) {
        var said = texts.stream().map(PhonePages::bubble).collect(Collectors.joining("\n"));
        return Pages.page(
                "Phone " + number,
                "",
                """
                <p><a href="/phones">All phones</a></p>
                <ol class="texts">
                %s
                </ol>
                <form method="post" action="/phones/%s">
                <label for="text">Answer as this phone</label>
                <input id="text" name="text" maxlength="1600" required autocomplete="off" autofocus>
                <button type="submit">Send</button>
                </form>
                """
                        .formatted(said, Pages.escape(number)));
    }

    private static String row(Text text) {
        var number = Pages.escape(text.phone());
        return "<tr><td><a href=\"/phones/%s\">%s</a></td><td>%s</td><td>%s</td></tr>"
                .formatted(number, number, Pages.escape(text.body()), Pages.time(text.at()));
    }

    private static String bubble(Text text) {
        return "<li class=\"%s\"><span>%s</span> <time>%s</time></li>"
                .formatted(
                        text.outgoing() ? "got" : "sent",
                        Pages.linked(text.body()),
                        Pages.time(text.at()));
    }
}
