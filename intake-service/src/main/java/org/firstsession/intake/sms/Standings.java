// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstsession.intake.client.TextSide;
import org.firstsession.intake.client.TextSide.Choice;
import org.firstsession.intake.client.TextSide.Result;
import org.firstsession.intake.client.TextSide.Step;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Words;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.springframework.stereotype.Component;

/** The words for where a request stands, and for what came of a step. */
@Component
class Standings {

    private final TextSide side;
    private final People people;
    private final Links links;

    Standings(TextSide side, People people, Links links) {
        this.side = side;
        this.people = people;
        this.links = links;
    }

    /** Where a request stands: its hours to choose from, its session, or that it waits. */
    String words(Access access, TextSide.Standing standing, Language language) {
        if (!standing.choices().isEmpty()) {
            return say(language, "offer", choices(access, standing.choices(), language));
        }
        var bookedAt = standing.bookedAt();
        if (bookedAt != null) {
            return say(language, "confirmed", time(access, bookedAt, language), page(access));
        }
        return say(language, standing.open() ? "waiting" : "closed");
    }

    /**
     * What is said to a step, so that each text is answered once: what is confirmed, moved or
     * cancelled is told by notification-service, where it writes to this phone; what is offered in
     * place of other hours is told here, for nobody else knows that it was asked for by text.
     *
     * @return empty when there is nothing to say here
     */
    Optional<String> cameOf(Step step, Result result, Access access, Language language) {
        return switch (result) {
            case DONE ->
                    step instanceof Step.OtherHours || !hearsByText(access)
                            ? Optional.of(done(step, access, language))
                            : Optional.empty();
            case THERAPIST_ASKED -> Optional.of(say(language, "asked"));
            case PENDING -> Optional.of(say(language, "working"));
            case GONE -> Optional.of(say(language, "gone"));
            case NOTHING_ELSE ->
                    Optional.of(
                            say(
                                    language,
                                    step instanceof Step.Move
                                            ? "nothing-else.move"
                                            : "nothing-else"));
            case NOT_POSSIBLE -> Optional.of(say(language, "not-possible"));
        };
    }

    private String done(Step step, Access access, Language language) {
        return step instanceof Step.Drop
                ? say(language, "dropped")
                : words(access, side.standing(access), language);
    }

    /** Whether news of the request come by text anyhow. */
    private boolean hearsByText(Access access) {
        return person(access)
                .filter(person -> person.contactRules().leaveMessage())
                .map(Standings::writesTo)
                .filter("phone"::equals)
                .isPresent();
    }

    private static String writesTo(Person person) {
        return person.contactBy().isEmpty()
                ? person.email() == null ? "phone" : "email"
                : person.contactBy().getFirst();
    }

    /** A fresh link to the request's page. */
    String page(Access access) {
        links.add(access);
        return links.page(access);
    }

    private String choices(Access access, List<Choice> choices, Language language) {
        return IntStream.range(0, choices.size())
                .mapToObj(i -> (i + 1) + ") " + time(access, choices.get(i).startsAt(), language))
                .collect(Collectors.joining(" "));
    }

    private String time(Access access, Instant at, Language language) {
        var zone = person(access).map(Person::timeZone).orElse("UTC");
        var pattern = language == Language.ES ? "EEE d MMM, h:mm a zzz" : "EEE, MMM d, h:mm a zzz";
        return DateTimeFormatter.ofPattern(pattern, Locale.of(language.tag(), "US"))
                .format(at.atZone(ZoneId.of(zone)))
                .replace('\u00a0', ' ');
    }

    private Optional<Person> person(Access access) {
        return people.find(access.practiceId(), access.requestId(), access.personId());
    }

    private static String say(Language language, String key, String... arguments) {
        return Words.say(language, key, List.of(arguments));
    }
}
