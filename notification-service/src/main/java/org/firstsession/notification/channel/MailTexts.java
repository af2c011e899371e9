// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes a mail's subject and its two bodies. A subject may be read by others over somebody's
 * shoulder: unless the recipient asked for more, it says that there is an appointment, never of
 * what sort or with whom.
 */
@Component
class MailTexts {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    MailTexts() {
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
    }

    /** A labelled line of a mail. */
    record Fact(String label, String value, @Nullable String address) {

        /** The label in the width of the longest, so that values stand in one column. */
        public String padded(int width) {
            return label + " ".repeat(Math.max(0, width - label.length()));
        }
    }

    String subject(Letter letter, Route.Mail route) {
        var key = key(letter.effect()) + ".subject";
        var at = route.neutral() ? "" : ".open";
        var when = new Times(route.language(), letter.zone()).moment(moment(letter));
        return Words.has(route.language(), key + at)
                ? Words.say(route.language(), key + at, when, letter.practiceName())
                : Words.say(route.language(), key, when);
    }

    String text(Letter letter, Route.Mail route) {
        return engine.process("mail.txt", context(letter, route)).strip() + "\n";
    }

    String html(Letter letter, Route.Mail route) {
        return engine.process("mail.html", context(letter, route));
    }

    /** Where the words of a message are found. */
    static String key(Effect effect) {
        return (effect.recipient().role() + "." + effect.kind())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private Context context(Letter letter, Route.Mail route) {
        var language = route.language();
        var key = key(letter.effect());
        var facts = facts(letter, language);
        var context = new Context(language.locale());
        context.setVariable("language", language.tag());
        context.setVariable("subject", subject(letter, route));
        context.setVariable("hello", Words.say(language, "hello"));
        context.setVariable("intro", intro(letter, language, key));
        context.setVariable("facts", facts);
        context.setVariable(
                "width", facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0));
        context.setVariable("link", letter.link());
        context.setVariable("linkLabel", optional(language, key + ".link"));
        context.setVariable(
                "linkNote",
                isPrivate(letter.effect().recipient().role())
                        ? Words.say(language, "link.private")
                        : null);
        context.setVariable("closing", closing(letter, route, key));
        context.setVariable("urgent", optional(language, key + ".urgent"));
        context.setVariable("unsubscribe", letter.unsubscribe());
        context.setVariable("unsubscribeLabel", Words.say(language, "unsubscribe"));
        return context;
    }

    private static String intro(Letter letter, Language language, String key) {
        return letter.inviter() == null
                ? Words.say(language, key + ".intro")
                : Words.say(language, key + ".intro.named", letter.inviter());
    }

    private static @Nullable String closing(Letter letter, Route.Mail route, String key) {
        boolean says = !letter.effect().kind().movesCalendar() || route.invite();
        return says ? optional(route.language(), key + ".closing") : null;
    }

    private static boolean isPrivate(Role role) {
        return role == Role.CLIENT || role == Role.PARTNER;
    }

    private static List<Fact> facts(Letter letter, Language language) {
        var times = new Times(language, letter.zone());
        return switch (letter.matter()) {
            case Matter.OfSession session -> sessionFacts(letter, session, language, times);
            case Matter.OfOffer offer -> {
                var facts = new ArrayList<Fact>();
                IntStream.range(0, offer.options().size())
                        .mapToObj(i ->
                                new Fact((i + 1) + ":", times.hours(offer.options().get(i)), null))
                        .forEach(facts::add);
                facts.add(fact(language, "until", times.exactly(offer.expiresAt())));
                yield facts;
            }
            case Matter.OfNeed need -> needFacts(letter, need, language, times);
            case Matter.OfInvitation invitation ->
                    List.of(fact(language, "until", times.exactly(invitation.until())));
            case Matter.OfQuestion question -> {
                var facts = hourFacts(letter, language, times, question.appointment());
                facts.add(fact(language, "until", times.exactly(question.answerBy())));
                yield facts;
            }
            case Matter.OfRequest request -> List.of();
        };
    }

    /** Why is the practice's business alone. */
    private static List<Fact> needFacts(
            Letter letter, Matter.OfNeed need, Language language, Times times) {
        var until = fact(language, "until", times.exactly(need.dueAt()));
        return isPrivate(letter.effect().recipient().role())
                ? List.of(until)
                : List.of(fact(language, "why", why(language, need.need())), until);
    }

    private static List<Fact> sessionFacts(
            Letter letter, Matter.OfSession session, Language language, Times times) {
        var facts = hourFacts(letter, language, times, session.appointment());
        if (session.former() != null) {
            facts.add(1, fact(language, "before", times.hours(session.former())));
        }
        return facts;
    }

    private static List<Fact> hourFacts(
            Letter letter, Language language, Times times, Appointment appointment) {
        var facts = new ArrayList<Fact>();
        facts.add(fact(language, "when", times.hours(appointment)));
        var atOffice = times.atOffice(appointment);
        boolean takesPlace = letter.takesPlace();
        if (takesPlace && atOffice != null) {
            facts.add(fact(language, "at-office", atOffice));
        }
        if (letter.therapistName() != null) {
            facts.add(fact(language, "with", letter.therapistName()));
        }
        var place = letter.place();
        if (takesPlace && appointment.format() == Format.VIRTUAL) {
            var byVideo = Words.say(language, "by-video");
            facts.add(new Fact(label(language, "where"), byVideo, place));
        } else if (takesPlace && place != null) {
            facts.add(fact(language, "where", place));
        }
        return facts;
    }

    static String why(Language language, String need) {
        var key = "need." + need;
        return Words.say(language, Words.has(language, key) ? key : "need.other");
    }

    private static Fact fact(Language language, String label, String value) {
        return new Fact(label(language, label), value, null);
    }

    private static String label(Language language, String label) {
        return Words.say(language, "label." + label) + ":";
    }

    private static @Nullable String optional(Language language, String key) {
        return Words.has(language, key) ? Words.say(language, key) : null;
    }

    private static Instant moment(Letter letter) {
        return switch (letter.matter()) {
            case Matter.OfSession session -> session.appointment().startsAt();
            case Matter.OfOffer offer -> offer.expiresAt();
            case Matter.OfNeed need -> need.dueAt();
            case Matter.OfInvitation invitation -> invitation.until();
            case Matter.OfQuestion question -> question.appointment().startsAt();
            case Matter.OfRequest request -> Instant.EPOCH;
        };
    }

    private static ClassLoaderTemplateResolver resolver(String pattern, TemplateMode mode) {
        var resolver = new ClassLoaderTemplateResolver(MailTexts.class.getClassLoader());
        resolver.setPrefix("mail/");
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.getResolvablePatternSpec().addPattern(pattern);
        return resolver;
    }
}
