// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.contact;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.firstsession.intake.Ids;
import org.firstsession.intake.message.Language;
import org.firstsession.intake.message.Triage.Writer;
import org.firstsession.intake.request.Contacts;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into the contact form, as it came; never logged.
 *
 * @param key made with the page, so that sending twice is one message
 * @param answerBy {@code email}, {@code phone} or nothing
 */
record ContactForm(
        UUID key,
        String words,
        String name,
        String email,
        String phone,
        String answerBy,
        Language language) {

    private static final int LONGEST_WORDS = 5_000;
    private static final int LONGEST_NAME = 200;

    static ContactForm empty(Language language) {
        return new ContactForm(UUID.randomUUID(), "", "", "", "", "", language);
    }

    static ContactForm of(MultiValueMap<String, String> typed, Language language) {
        return new ContactForm(
                Ids.parse(one(typed, "key")).orElseGet(UUID::randomUUID),
                one(typed, "words"),
                one(typed, "name").strip(),
                one(typed, "email").strip(),
                one(typed, "phone").strip(),
                one(typed, "answerBy"),
                language);
    }

    /** What can't be used: fields and the keys of the words that say why. */
    Map<String, String> errors() {
        var errors = new LinkedHashMap<String, String>();
        if (words.isBlank()) {
            errors.put("words", "contact.error.words");
        } else if (words.length() > LONGEST_WORDS) {
            errors.put("words", "contact.error.long");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.put("name", "contact.error.name");
        }
        if (email.isEmpty() && phone.isEmpty()) {
            errors.put("email", "contact.error.none");
        } else if (!email.isEmpty() && Contacts.email(email).isEmpty()) {
            errors.put("email", "contact.error.email");
        }
        if (!phone.isEmpty() && Contacts.phone(phone).isEmpty()) {
            errors.put("phone", "contact.error.phone");
        }
        return errors;
    }

    /** Who wrote; an answer goes where they said, else to what they gave. */
    Writer writer() {
        var address = Contacts.email(email).orElse(null);
        var number = Contacts.phone(phone).orElse(null);
        return new Writer(name.isEmpty() ? null : name, address, number, answerBy(address, number));
    }

    private @Nullable String answerBy(@Nullable String address, @Nullable String number) {
        if (number != null && (answerBy.equals("phone") || address == null)) {
            return "phone";
        }
        return address == null ? null : "email";
    }

    private static String one(MultiValueMap<String, String> typed, String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "ContactForm[redacted]";
    }
}
