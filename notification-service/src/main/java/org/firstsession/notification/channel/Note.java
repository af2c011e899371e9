// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.firstsession.notification.plan.Language;

/**
 * A message of a few words that follows from no decision.
 *
 * @param id what a mail of it is known by
 */
public record Note(UUID id, String subject, String words) {

    /** Somebody's own words. */
    public static Note written(UUID id, String words, Language language) {
        return new Note(id, Words.say(language, "written.subject"), words);
    }

    /**
     * The call about words that can't wait and couldn't be stored.
     *
     * @param byText whether they came as a text, so that the provider's list has them
     */
    public static Note unstored(UUID id, Instant at, boolean byText, Language language) {
        return new Note(
                id,
                Words.say(language, "alarm.subject"),
                Words.say(
                        language,
                        byText ? "alarm.text" : "alarm.web",
                        new Times(language, ZoneOffset.UTC).exactly(at)));
    }

    /** What somebody on call gets who wants to see that it comes. */
    public static Note test(UUID id, Language language) {
        return new Note(
                id, Words.say(language, "on-call.subject"), Words.say(language, "on-call.test"));
    }

    @Override
    public String toString() {
        return "Note[" + id + ", redacted]";
    }
}
