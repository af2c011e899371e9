// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.Route;

/** Writes text messages: when, and a link to the rest. Phones are looked at by others too. */
public final class TextBodies {

    private TextBodies() {}

    public static String body(Letter letter, Route.Text route) {
        var language = route.language();
        var times = new Times(language, letter.zone());
        var key = MailTexts.key(letter.effect()) + ".text";
        var link = letter.link() == null ? "" : letter.link();
        return switch (letter.matter()) {
            case Matter.OfRequest request -> Words.say(language, key, link);
            case Matter.OfSession session ->
                    Words.say(language, key, times.shortly(session.appointment().startsAt()), link);
            case Matter.OfInvitation invitation -> Words.say(language, key, link);
            case Matter.OfQuestion question ->
                    Words.say(
                            language,
                            key,
                            times.shortly(question.appointment().startsAt()),
                            times.shortly(question.answerBy()));
            case Matter.OfOffer offer ->
                    Words.say(
                            language,
                            key,
                            options(offer, times),
                            times.shortly(offer.expiresAt()),
                            link);
            case Matter.OfNeed need ->
                    Words.say(
                            language,
                            key,
                            times.shortly(need.dueAt()),
                            MailTexts.why(language, need.need()),
                            link);
        };
    }

    private static String options(Matter.OfOffer offer, Times times) {
        return IntStream.range(0, offer.options().size())
                .mapToObj(i -> (i + 1) + ") " + times.shortly(offer.options().get(i).startsAt()))
                .collect(Collectors.joining(" "));
    }
}
