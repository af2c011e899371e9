// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that messages are written in. */
public enum Language {
    ENGLISH("en", Locale.US),
    SPANISH("es", Locale.of("es", "US"));

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    public String tag() {
        return tag;
    }

    /** For days, months and times of day. */
    public Locale locale() {
        return locale;
    }

    /** The language of a BCP 47 tag; English when nothing or something else was said. */
    public static Language of(@Nullable String tag) {
        return tag != null && Locale.forLanguageTag(tag).getLanguage().equals("es")
                ? SPANISH
                : ENGLISH;
    }
}
