// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.firstsession.notification.channel.MailResult;
import org.firstsession.notification.channel.Note;
import org.firstsession.notification.channel.SmtpChannel;
import org.firstsession.notification.oncall.OnCall;
import org.firstsession.notification.oncall.Person;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.plan.Routes;
import org.firstsession.notification.text.TextProvider;
import org.firstsession.notification.text.TextResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls whoever is on call about words that can't wait and couldn't be stored. It needs neither
 * Kafka nor PostgreSQL, so nothing is remembered of it here: intake-service calls until it could
 * store them.
 */
@Component
public class Alarm {

    private static final Logger log = LoggerFactory.getLogger(Alarm.class);

    private final OnCall onCall;
    private final CallRoutes calls;
    private final SmtpChannel mails;
    private final TextProvider texts;

    Alarm(OnCall onCall, CallRoutes calls, SmtpChannel mails, TextProvider texts) {
        this.onCall = onCall;
        this.calls = calls;
        this.mails = mails;
        this.texts = texts;
    }

    /**
     * Words that couldn't be stored.
     *
     * @param at when they came in
     * @param byText whether they came as a text, so that the provider's list has them
     * @param calls how often somebody was called about them before
     */
    public record Unstored(Instant at, boolean byText, int calls) {}

    /**
     * Calls the next one on the rota, or the one after when that one can't be reached.
     *
     * @param id makes a repeated call the same mail
     * @return false when nobody was reached
     */
    public boolean call(UUID id, Unstored unstored) {
        var people = onCall.anywhere(Instant.now());
        var each = UUID.nameUUIDFromBytes((id + " " + unstored.calls()).getBytes(UTF_8));
        for (int i = 0; i < people.size(); i++) {
            var person = people.get((unstored.calls() + i) % people.size());
            var route = Routes.of(calls.reachability(person)).first();
            if (route.isPresent() && send(note(each, unstored, route.get()), route.get())) {
                return true;
            }
        }
        log.atError()
                .addKeyValue("onCall", people.size())
                .log("nobody could be called about words that can't wait");
        return false;
    }

    /**
     * Sends somebody on call a message that says it is a test.
     *
     * @param id makes a repeated test the same mail
     * @return false when it wasn't taken over
     */
    public boolean test(UUID id, Person person) {
        var route = Routes.of(calls.reachability(person)).first();
        return route.isPresent() && send(Note.test(id, route.get().language()), route.get());
    }

    private static Note note(UUID id, Unstored unstored, Route route) {
        return Note.unstored(id, unstored.at(), unstored.byText(), route.language());
    }

    private boolean send(Note note, Route route) {
        return switch (route) {
            case Route.Mail mail -> mails.send(note, mail) instanceof MailResult.Accepted;
            case Route.Text text ->
                    texts.send(text, note.words(), note.id().toString())
                            instanceof TextResult.Accepted;
        };
    }
}
