// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.client.TextSide.Step;
import org.firstsession.intake.message.Window;
import org.firstsession.types.Weekday;

/**
 * A step that a text asked for, as it is kept until it was carried out: ids and codes in one line.
 *
 * @param requestId the request that it is about
 * @param personId who asked for it
 */
record Todo(UUID requestId, UUID personId, Step step) {

    /** A key for each text, so that carrying its step out twice does nothing more. */
    static UUID key(String messageSid) {
        return UUID.nameUUIDFromBytes(("text " + messageSid).getBytes(StandardCharsets.UTF_8));
    }

    String line() {
        var words =
                switch (step) {
                    case Step.Choose choose -> "choose " + choose.optionId();
                    case Step.OtherHours other -> "other";
                    case Step.Drop drop -> "drop";
                    case Step.Move move ->
                            "move"
                                    + move.times().stream()
                                            .map(it ->
                                                    " %s-%d-%d"
                                                            .formatted(
                                                                    it.getDay(),
                                                                    it.getFromMinute(),
                                                                    it.getToMinute()))
                                            .reduce("", String::concat);
                };
        return requestId + " " + personId + " " + words;
    }

    static Todo of(String line) {
        var words = List.of(line.split(" "));
        var rest = words.subList(3, words.size());
        Step step =
                switch (words.get(2)) {
                    case "choose" -> new Step.Choose(rest.getFirst());
                    case "other" -> new Step.OtherHours();
                    case "drop" -> new Step.Drop();
                    case "move" -> new Step.Move(rest.stream().map(Todo::window).toList());
                    default -> throw new IllegalStateException("no such step: " + words.get(2));
                };
        return new Todo(UUID.fromString(words.get(0)), UUID.fromString(words.get(1)), step);
    }

    private static org.firstsession.types.WeeklyWindow window(String text) {
        var parts = text.split("-");
        return new Window(
                        Weekday.valueOf(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]))
                .forCommand();
    }
}
