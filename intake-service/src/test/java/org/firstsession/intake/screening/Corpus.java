// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The labelled texts; all of them invented. */
enum Corpus {
    /** What the lexicon may be changed for. */
    TUNING("corpus-tuning.txt"),
    /** Written before the lexicon, and never a reason to change it. */
    HELD_OUT("corpus-held-out.txt");

    private static final int FIELDS = 4;

    private final List<Labelled> texts;

    Corpus(String resource) {
        this.texts = read(resource);
    }

    /** What a text is. */
    enum Label {
        CRISIS,
        HARD,
        EVERYDAY
    }

    /**
     * One text.
     *
     * @param kind what a crisis is about; empty for the others
     */
    record Labelled(Label label, String kind, String language, Party party, String text) {

        static Labelled parse(String line) {
            var fields = line.split(" \\| ", FIELDS);
            var label = fields[0].split(":");
            return new Labelled(
                    Label.valueOf(label[0].toUpperCase(Locale.ROOT)),
                    label.length > 1 ? label[1] : "",
                    fields[1],
                    Party.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                    fields[3].replace("\\n", "\n"));
        }
    }

    List<Labelled> texts() {
        return texts;
    }

    private static List<Labelled> read(String resource) {
        try (var stream = Corpus.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Labelled::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
