// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads fields that hold codes: the practice's own, and those of languages. */
final class Codes {

    private static final int MOST_CODES = 30;

    private Codes() {}

    /** BCP 47 tags in one form each. */
    static List<String> ofLanguages(Fields fields) {
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

    static List<String> ofConcerns(Fields fields, Set<String> known) {
        var typed = fields.texts("specialties", MOST_CODES);
        for (int i = 0; i < typed.size(); i++) {
            if (!known.contains(typed.get(i))) {
                fields.unknownElement("specialties", i, "unknown-code", known);
            }
        }
        return List.copyOf(new LinkedHashSet<>(typed));
    }

    static @Nullable String one(Fields fields, String name, Set<String> known) {
        var code = fields.text(name);
        if (code != null && !known.contains(code)) {
            fields.unknown(name, "unknown-code", known);
            return null;
        }
        return code;
    }
}
