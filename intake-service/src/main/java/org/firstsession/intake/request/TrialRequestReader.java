// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.FormatWish;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Needs;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Turns the JSON of a request into one that can be accepted, or says field by field why not. */
@Component
class TrialRequestReader {

    private static final int MOST_CODES = 30;
    private static final int LONGEST_MESSAGE = 5_000;
    private static final int LONGEST_WAY_KM = 500;
    private static final int METRES_PER_KM = 1_000;
    private static final Pattern ZIP = Pattern.compile("\\d{5}");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Map<String, FormatWish> FORMATS =
            Map.of(
                    "virtual", FormatWish.VIRTUAL,
                    "in-person", FormatWish.IN_PERSON,
                    "either", FormatWish.EITHER);

    private final ZipCodes zipCodes;

    TrialRequestReader(ZipCodes zipCodes) {
        this.zipCodes = zipCodes;
    }

    /**
     * Reads a request.
     *
     * @throws ProblemException {@code invalid-request} with all fields that can't be used
     */
    TrialRequest read(ObjectNode body, Practice practice) {
        var errors = new ArrayList<FieldError>();
        var request = read(new Fields(body, "", errors), practice);
        if (request == null || !errors.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, errors);
        }
        return request;
    }

    private @Nullable TrialRequest read(Fields fields, Practice practice) {
        readKind(fields);
        var format = fields.requiredChoice("format", FORMATS);
        var state = state(fields);
        var zip = zip(fields, format);
        var point = zip == null ? null : point(fields, zip);
        var timeZone = timeZone(fields);
        var kilometres = fields.integer("maxDistanceKm", 1, LONGEST_WAY_KM);
        var times = WeeklyTimes.read(fields);
        var languages = languages(fields);
        var concerns = concerns(fields, practice.concerns());
        var gender = code(fields, "therapistGender", practice.genders());
        var plan = code(fields, "plan", practice.plans());
        var message = message(fields);
        if (fields.given("partner")) {
            fields.error("partner", "not-for-individuals");
        }
        var personFields = fields.requiredObject("person");
        fields.refuseOthers();
        if (personFields == null) {
            return null;
        }
        var person = PersonReader.read(personFields, timeZone);
        var age = age(personFields.truth("adult"));
        personFields.refuseOthers();
        if (person == null || format == null || state == null || timeZone == null) {
            return null;
        }
        var participant =
                new Participant(
                        person.personId().toString(),
                        state,
                        zip,
                        point,
                        timeZone,
                        times,
                        languages,
                        plan,
                        age,
                        List.of());
        var needs =
                new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(participant),
                        format,
                        kilometres == null ? null : kilometres * METRES_PER_KM,
                        concerns,
                        gender,
                        null);
        return new TrialRequest(needs, person, message);
    }

    private static void readKind(Fields fields) {
        var kind = fields.requiredText("kind");
        if (kind != null && !kind.equals("individual")) {
            fields.error(
                    "kind",
                    kind.equals("couple-together") || kind.equals("couple-invite")
                            ? "couples-not-online"
                            : "unknown-value");
        }
    }

    private static @Nullable String state(Fields fields) {
        var state = fields.requiredText("state");
        if (state != null && !UsStates.NAMES.containsKey(state)) {
            fields.error("state", "not-a-state");
            return null;
        }
        return state;
    }

    private static @Nullable String zip(Fields fields, @Nullable FormatWish format) {
        var zip = fields.text("zip");
        if (zip == null) {
            if (format == FormatWish.IN_PERSON && !fields.given("zip")) {
                fields.error("zip", "zip-required");
            }
            return null;
        }
        if (!ZIP.matcher(zip).matches()) {
            fields.error("zip", "not-a-zip");
            return null;
        }
        return zip;
    }

    private @Nullable GeoPoint point(Fields fields, String zip) {
        var point = zipCodes.point(zip).orElse(null);
        if (point == null) {
            fields.error("zip", "unknown-zip");
        }
        return point;
    }

    private static @Nullable String timeZone(Fields fields) {
        var timeZone = fields.requiredText("timeZone");
        if (timeZone != null && !ZONES.contains(timeZone)) {
            fields.error("timeZone", "not-a-time-zone");
            return null;
        }
        return timeZone;
    }

    private static List<String> languages(Fields fields) {
        var tags = new LinkedHashSet<String>();
        var typed = fields.texts("languages", MOST_CODES);
        for (int i = 0; i < typed.size(); i++) {
            try {
                var tag = new Locale.Builder().setLanguageTag(typed.get(i)).build();
                if (tag.getLanguage().isEmpty()) {
                    fields.elementError("languages", i, "not-a-language");
                }
                tags.add(tag.toLanguageTag());
            } catch (IllformedLocaleException e) {
                fields.elementError("languages", i, "not-a-language");
            }
        }
        return List.copyOf(tags);
    }

    private static List<String> concerns(Fields fields, Set<String> known) {
        var typed = fields.texts("specialties", MOST_CODES);
        for (int i = 0; i < typed.size(); i++) {
            if (!known.contains(typed.get(i))) {
                fields.elementError("specialties", i, "unknown-code");
            }
        }
        return List.copyOf(new LinkedHashSet<>(typed));
    }

    private static @Nullable String code(Fields fields, String name, Set<String> known) {
        var code = fields.text(name);
        if (code != null && !known.contains(code)) {
            fields.error(name, "unknown-code");
            return null;
        }
        return code;
    }

    private static @Nullable String message(Fields fields) {
        var message = fields.text("message");
        if (message != null && message.length() > LONGEST_MESSAGE) {
            fields.error("message", "too-long");
        }
        return message == null || message.isBlank() ? null : message;
    }

    private static AgeStatement age(@Nullable Boolean adult) {
        if (adult == null) {
            return AgeStatement.NOT_STATED;
        }
        return adult ? AgeStatement.ADULT : AgeStatement.UNDER_18;
    }
}
