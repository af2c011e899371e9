// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.firstsession.intake.people.ContactRules;
import org.firstsession.intake.people.Person;
import org.jspecify.annotations.Nullable;

/** Reads the personal part of a request. */
final class PersonReader {

    private static final int LONGEST_NAME = 200;
    private static final Map<String, String> LANGUAGES = Map.of("en", "en", "es", "es");
    private static final Set<String> WAYS = Set.of("email", "phone");

    private PersonReader() {}

    /** The person, or null when something can't be used and was told. */
    static @Nullable Person read(Fields fields, @Nullable String timeZone, UUID personId) {
        var name = name(fields);
        var email = email(fields);
        var phone = phone(fields);
        if (!fields.given("email") && !fields.given("phone")) {
            fields.error("email", "contact-required");
        }
        var contactBy = contactBy(fields, email, phone);
        var language = language(fields);
        var rules = rules(fields);
        if (!Boolean.TRUE.equals(fields.truth("consents"))) {
            fields.error("consents", "consent-required");
        }
        return name == null || timeZone == null || language == null
                ? null
                : new Person(personId, name, email, phone, contactBy, timeZone, language, rules);
    }

    /** What to write in; null when it can't be used and was told. */
    static @Nullable String language(Fields fields) {
        return fields.given("language") ? fields.requiredChoice("language", LANGUAGES) : "en";
    }

    /** What isn't said leaves the usual rules as they are. */
    private static ContactRules rules(Fields fields) {
        var stated = fields.given("safeContact") ? fields.requiredObject("safeContact") : null;
        var usual = ContactRules.USUAL;
        if (stated == null) {
            return usual;
        }
        var rules =
                new ContactRules(
                        truth(stated, "leaveMessage", usual.leaveMessage()),
                        truth(stated, "invite", usual.invite()),
                        truth(stated, "neutralSubject", usual.neutralSubject()));
        stated.refuseOthers();
        return rules;
    }

    private static boolean truth(Fields fields, String name, boolean usual) {
        var stated = fields.truth(name);
        return stated == null ? usual : stated;
    }

    private static @Nullable String name(Fields fields) {
        var typed = fields.requiredText("name");
        if (typed == null) {
            return null;
        }
        var name = typed.strip();
        if (name.codePoints().noneMatch(PersonReader::isVisible)) {
            fields.error("name", "required");
            return null;
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            fields.error("name", "too-long");
            return null;
        }
        if (name.codePoints().anyMatch(PersonReader::isControl)) {
            fields.error("name", "control-characters");
            return null;
        }
        return name;
    }

    static @Nullable String email(Fields fields) {
        var typed = fields.text("email");
        var email = typed == null ? null : Contacts.email(typed).orElse(null);
        if (typed != null && email == null) {
            fields.error("email", "not-an-email");
        }
        return email;
    }

    private static @Nullable String phone(Fields fields) {
        var typed = fields.text("phone");
        var phone = typed == null ? null : Contacts.phone(typed).orElse(null);
        if (typed != null && phone == null) {
            fields.error("phone", "not-a-phone");
        }
        return phone;
    }

    private static List<String> contactBy(
            Fields fields, @Nullable String email, @Nullable String phone) {
        var given = new LinkedHashSet<String>();
        if (email != null) {
            given.add("email");
        }
        if (phone != null) {
            given.add("phone");
        }
        var wished = fields.texts("contactBy", WAYS.size());
        for (int i = 0; i < wished.size(); i++) {
            if (!WAYS.contains(wished.get(i))) {
                fields.unknownElement("contactBy", i, "unknown-value", WAYS);
            } else if (!given.contains(wished.get(i)) && !fields.given(wished.get(i))) {
                fields.elementError("contactBy", i, "contact-not-given");
            }
        }
        return List.copyOf(wished.isEmpty() ? given : new LinkedHashSet<>(wished));
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    /** Also what turns the direction of text: it would rewrite the line that shows the name. */
    private static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0x2066 && codePoint <= 0x2069
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }
}
