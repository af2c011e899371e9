// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All texts stand in one catalogue, and its languages are in step. */
class CatalogueTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*[\\w])[(}]");

    /** Words outside tags: two letters in a row that no attribute of Thymeleaf replaces. */
    private static final Pattern FIXED_WORDS = Pattern.compile("<p>[A-Za-z]{2}");

    private static final Properties ENGLISH = read("messages.properties");
    private static final Properties SPANISH = read("messages_es.properties");

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(SPANISH.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(ENGLISH.stringPropertyNames());
    }

    @Test
    void everyTextHasTheSamePlacesToFill() {
        for (var key : ENGLISH.stringPropertyNames()) {
            assertThat(places(SPANISH.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(ENGLISH.getProperty(key)));
        }
    }

    /** A lone apostrophe would eat the places behind it. */
    @Test
    void filledTextsHaveNoStraightApostrophe() {
        for (var catalogue : new Properties[] {ENGLISH, SPANISH}) {
            for (var key : catalogue.stringPropertyNames()) {
                var text = catalogue.getProperty(key);
                assertThat(PLACE.matcher(text).find() && text.contains("'")).as(key).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templatesNameTextsThatExist(Path template) throws IOException {
        var text = Files.readString(template);
        var keys = KEY.matcher(text);
        while (keys.find()) {
            assertThat(ENGLISH).as(template.toString()).containsKey(keys.group(1));
        }
        assertThat(FIXED_WORDS.matcher(text).results())
                .as("words of one language in " + template)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyProblemHasWords(ProblemType type) {
        assertThat(ENGLISH)
                .containsKeys(
                        "problem." + type.urlName(),
                        "page." + type.urlName(),
                        "page." + type.urlName() + ".title");
    }

    static Stream<Path> templates() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("templates"))) {
            return files.toList().stream();
        }
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(found -> places.add(found.group()));
        return places;
    }

    private static Properties read(String name) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(name), UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
