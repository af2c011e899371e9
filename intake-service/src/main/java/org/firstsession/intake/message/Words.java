// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** All that the practice's number says. */
public final class Words {

    private static final Map<Language, Properties> WORDS = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            WORDS.put(language, read(language.tag() + ".properties"));
        }
    }

    private Words() {}

    /** The words of a key, with the arguments in their places. */
    public static String say(Language language, String key, List<String> arguments) {
        var words = of(language).getProperty(key);
        if (words == null) {
            throw new IllegalArgumentException("there are no words for " + key);
        }
        for (int i = 0; i < arguments.size(); i++) {
            words = words.replace("{" + i + "}", arguments.get(i));
        }
        return words;
    }

    /** All words by key, for a page. */
    public static Map<String, String> all(Language language) {
        return keys(language).stream()
                .collect(Collectors.toMap(key -> key, key -> say(language, key, List.of())));
    }

    static Set<String> keys(Language language) {
        return of(language).stringPropertyNames();
    }

    private static Properties of(Language language) {
        return java.util.Objects.requireNonNull(WORDS.get(language));
    }

    private static Properties read(String resource) {
        try (var stream = Words.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("there are no words " + resource);
            }
            var words = new Properties();
            words.load(new InputStreamReader(stream, UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
