// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstsession.intake.web.FieldError;

/**
 * One group of questions. It knows its inputs, and which of the fields that can be wrong are its
 * own: those are shown here, and keep nobody from going on elsewhere.
 */
public enum Step {
    PLACE(
            Set.of("format", "state", "zip", "partnerState", "partnerZip"),
            Set.of("kind", "format", "state", "zip", "partner.state", "partner.zip")),
    TIMES(Set.of("times", "timeZone"), Set.of("times", "timeZone")),
    ABOUT(
            Set.of("specialties", "languages", "therapistGender", "plan", "partnerPlan"),
            Set.of("specialties", "languages", "therapistGender", "plan", "partner.plan")),
    YOU(
            Set.of(
                    "name",
                    "email",
                    "phone",
                    "adult",
                    "contactBy",
                    "leaveMessage",
                    "invite",
                    "neutralSubject"),
            Set.of("name", "email", "phone", "adult", "contactBy", "safeContact")),
    PARTNER(
            Set.of("partnerName", "partnerEmail", "partnerPhone", "partnerAdult"),
            Set.of("partner.name", "partner.email", "partner.phone", "partner.adult")),
    INVITE(
            Set.of("send", "inviteEmail", "inviteLanguage", "saysWho", "choosesFirst"),
            Set.of("invitation")),
    PRIVATE(Set.of("speaksFreely", "tellAlone"), Set.of("safety")),
    WORDS(
            Set.of("message", "consents", "partnerConsents"),
            Set.of("message", "consents", "partner.consents"));

    private final Set<String> inputs;
    private final Set<String> fields;

    Step(Set<String> inputs, Set<String> fields) {
        this.inputs = inputs;
        this.fields = fields;
    }

    /** The steps of one way in, in order. */
    static List<Step> of(Way way) {
        return switch (way) {
            case INDIVIDUAL -> List.of(PLACE, TIMES, ABOUT, YOU, WORDS);
            case COUPLE_TOGETHER -> List.of(PLACE, TIMES, ABOUT, YOU, PARTNER, WORDS);
            case COUPLE_INVITE -> List.of(PLACE, TIMES, ABOUT, YOU, INVITE, PRIVATE, WORDS);
            case JOIN -> List.of(PLACE, TIMES, ABOUT, YOU, PRIVATE, WORDS);
        };
    }

    /** The step by its name in a form; the first one for any other text. */
    static Step named(String name, Way way) {
        return Arrays.stream(values())
                .filter(step -> step.urlName().equals(name) && of(way).contains(step))
                .findFirst()
                .orElse(of(way).getFirst());
    }

    public String urlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean asks(String input) {
        return inputs.contains(input);
    }

    /** Whether an error is this step's to show. */
    boolean owns(FieldError error) {
        var field = error.field().replaceAll("\\[.*", "");
        var own = field.startsWith("person.") ? field.substring("person.".length()) : field;
        return fields.contains(own) || fields.contains(own.replaceAll("\\..*", ""));
    }
}
