// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.request.TrialRequest.InvitationWishes;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Turns the JSON of a request into one that can be accepted, or says field by field why not. */
@Component
class TrialRequestReader {

    private static final int LONGEST_MESSAGE = 5_000;
    private static final Map<String, FormatWish> FORMATS =
            Map.of(
                    "virtual", FormatWish.VIRTUAL,
                    "in-person", FormatWish.IN_PERSON,
                    "either", FormatWish.EITHER);
    private static final Map<String, Kind> KINDS =
            Map.of(
                    "individual", Kind.INDIVIDUAL,
                    "couple-together", Kind.COUPLE_TOGETHER,
                    "couple-invite", Kind.COUPLE_INVITE);

    private final ZipCodes zipCodes;

    TrialRequestReader(ZipCodes zipCodes) {
        this.zipCodes = zipCodes;
    }

    /** The three ways in. */
    private enum Kind {
        INDIVIDUAL,
        COUPLE_TOGETHER,
        COUPLE_INVITE;

        PartyKind party() {
            return this == INDIVIDUAL ? PartyKind.INDIVIDUAL : PartyKind.COUPLE;
        }
    }

    /**
     * Reads a request.
     *
     * @throws ProblemException {@code invalid-request} with all fields that can't be used
     */
    TrialRequest read(ObjectNode body, Practice practice) {
        var errors = new ArrayList<FieldError>();
        return usable(read(new Fields(body, "", errors), practice), errors);
    }

    /**
     * Reads what an invited partner says of themselves.
     *
     * @param partnerId the id that the invitation keeps for the partner
     * @throws ProblemException {@code invalid-request} with all fields that can't be used
     */
    Joining readJoining(ObjectNode body, Practice practice, UUID partnerId) {
        var errors = new ArrayList<FieldError>();
        return usable(join(new Fields(body, "", errors), practice, partnerId), errors);
    }

    private static <T> T usable(@Nullable T read, List<FieldError> errors) {
        if (read == null || !errors.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, errors);
        }
        return read;
    }

    private @Nullable TrialRequest read(Fields fields, Practice practice) {
        var kind = fields.requiredChoice("kind", KINDS);
        var format = fields.requiredChoice("format", FORMATS);
        var place = Place.read(fields, format, zipCodes);
        var timeZone = Place.timeZone(fields);
        var wishes = Wishes.read(fields, practice, format);
        var times = WeeklyTimes.read(fields);
        var languages = Codes.ofLanguages(fields);
        var plan = Codes.one(fields, "plan", practice.plans());
        var message = message(fields);
        var personFields = fields.requiredObject("person");
        var person =
                personFields == null
                        ? null
                        : PersonReader.read(personFields, timeZone, UUID.randomUUID());
        var age = personFields == null ? null : Place.age(personFields.truth("adult"));
        var safety =
                personFields == null || kind == Kind.INDIVIDUAL
                        ? null
                        : SafetyReader.read(personFields);
        if (personFields != null) {
            personFields.refuseOthers();
        }
        var invitation = invitation(fields, kind);
        var partner = partner(fields, kind, practice, format, timeZone, times, languages);
        fields.refuseOthers();
        if (kind == null
                || person == null
                || age == null
                || place == null
                || timeZone == null
                || kind == Kind.COUPLE_TOGETHER && partner == null) {
            return null;
        }
        var people = new ArrayList<Participant>();
        people.add(place.participant(person.personId(), timeZone, times, languages, plan, age));
        if (partner != null) {
            people.add(partner.participant());
        }
        return new TrialRequest(
                wishes.asNeeds(kind.party(), people),
                person,
                partner == null ? null : partner.person(),
                invitation,
                safety,
                message);
    }

    /** The other of two at one screen; they share times and language. */
    private @Nullable Together partner(
            Fields fields,
            @Nullable Kind kind,
            Practice practice,
            @Nullable FormatWish format,
            @Nullable String timeZone,
            List<WeeklyWindow> times,
            List<String> languages) {
        if (kind != Kind.COUPLE_TOGETHER) {
            if (kind != null && fields.given("partner")) {
                fields.error("partner", "not-for-this-kind");
            }
            return null;
        }
        var own = fields.requiredObject("partner");
        if (own == null) {
            return null;
        }
        var person = PersonReader.read(own, timeZone, UUID.randomUUID());
        // How far it is to an office is counted from whoever gives a ZIP code.
        var place = Place.read(own, format == FormatWish.IN_PERSON ? null : format, zipCodes);
        var plan = Codes.one(own, "plan", practice.plans());
        var age = Place.age(own.truth("adult"));
        own.refuseOthers();
        return person == null || place == null || timeZone == null
                ? null
                : new Together(
                        person,
                        place.participant(
                                person.personId(), timeZone, times, languages, plan, age));
    }

    private static @Nullable InvitationWishes invitation(Fields fields, @Nullable Kind kind) {
        if (kind != Kind.COUPLE_INVITE) {
            if (kind != null && fields.given("invitation")) {
                fields.error("invitation", "not-for-this-kind");
            }
            return null;
        }
        var partnerId = UUID.randomUUID();
        var own = fields.given("invitation") ? fields.requiredObject("invitation") : null;
        if (own == null) {
            return new InvitationWishes(partnerId, null, "en", false, false);
        }
        var email = PersonReader.email(own);
        var language = PersonReader.language(own);
        var saysWho = own.truth("saysWhoInvites");
        var choosesFirst = own.truth("partnerChoosesFirst");
        own.refuseOthers();
        return language == null
                ? null
                : new InvitationWishes(
                        partnerId,
                        email,
                        language,
                        Boolean.TRUE.equals(saysWho),
                        Boolean.TRUE.equals(choosesFirst));
    }

    private @Nullable Joining join(Fields fields, Practice practice, UUID partnerId) {
        // Whoever joins may leave open what the asker had to say: nothing of that is taken over.
        var format =
                fields.given("format")
                        ? fields.requiredChoice("format", FORMATS)
                        : FormatWish.EITHER;
        var timeZone = fields.given("timeZone") ? Place.timeZone(fields) : practice.timeZone();
        var place = Place.read(fields, format, zipCodes);
        var wishes = Wishes.read(fields, practice, format);
        var times = WeeklyTimes.read(fields);
        var languages = Codes.ofLanguages(fields);
        var plan = Codes.one(fields, "plan", practice.plans());
        var message = message(fields);
        var person = PersonReader.read(fields, timeZone, partnerId);
        var age = Place.age(fields.truth("adult"));
        var safety = SafetyReader.read(fields);
        fields.refuseOthers();
        return person == null || place == null || timeZone == null || format == null
                ? null
                : new Joining(
                        place.participant(partnerId, timeZone, times, languages, plan, age),
                        wishes.asPartners(),
                        person,
                        safety,
                        message);
    }

    private static @Nullable String message(Fields fields) {
        var message = fields.text("message");
        if (message != null && message.length() > LONGEST_MESSAGE) {
            fields.error("message", "too-long");
        }
        return message == null || message.isBlank() ? null : message;
    }

    private record Together(Person person, Participant participant) {}
}
