// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.firstsession.notification.plan.Language;

/** The one catalogue of all that messages say, {@code words/<language>.properties}. */
final class Words {

    private static final Map<Language, Properties> CATALOGUE = catalogue();

    private Words() {}

    /** A text with its {@code {0}}, {@code {1}} filled in. */
    static String say(Language language, String key, Object... values) {
        var text = properties(language).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    static boolean has(Language language, String key) {
        return properties(language).containsKey(key);
    }

    static Properties properties(Language language) {
        return CATALOGUE.getOrDefault(language, new Properties());
    }

    private static Map<Language, Properties> catalogue() {
        var catalogue = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            var name = "/words/" + language.tag() + ".properties";
            try (var in = Words.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("no " + name);
                }
                var texts = new Properties();
                texts.load(new InputStreamReader(in, UTF_8));
                catalogue.put(language, texts);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return catalogue;
    }
}
