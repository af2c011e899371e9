// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.util.List;
import java.util.stream.Collectors;

/** Answers as the provider reads them: one text for each message in it, none for none. */
final class TwiMl {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private TwiMl() {}

    static String of(List<String> messages) {
        return messages.isEmpty()
                ? HEAD + "<Response/>"
                : messages.stream()
                        .map(message -> "<Message>" + escaped(message) + "</Message>")
                        .collect(Collectors.joining("", HEAD + "<Response>", "</Response>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
