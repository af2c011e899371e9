// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.firstsession.intake.screening.Corpus.Label;
import org.firstsession.intake.screening.Corpus.Labelled;

/** The part of {@code docs/screening.md} that is measured. */
final class ScreeningPage {

    private static final Path PAGE = Path.of("..", "docs", "screening.md");
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";

    private final Screening screening;

    ScreeningPage(Screening screening) {
        this.screening = screening;
    }

    boolean isFresh() throws IOException {
        var page = Files.readString(PAGE);
        return page.equals(withFigures(page));
    }

    void write() throws IOException {
        Files.writeString(PAGE, withFigures(Files.readString(PAGE)));
    }

    private String withFigures(String page) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + figures() + page.substring(page.indexOf(END));
    }

    private String figures() {
        var text = new StringBuilder("\nLexicon " + screening.version() + ".\n\n");
        text.append("| | goal | tuning part | held-out part |\n|---|---|---|---|\n");
        row(text, "clear crises found", "≥ 0.97", crisis());
        for (var kind : ConcernKind.values()) {
            var name = kind.lexiconName();
            row(text, "· " + name.replace('_', ' '), "", t -> t.kind().equals(name));
        }
        row(text, "· in English", "", crisis().and(t -> t.language().equals("en")));
        row(text, "· in Spanish", "", crisis().and(t -> t.language().equals("es")));
        row(
                text,
                "partner violence in couples' requests found",
                "all",
                t -> t.party() == Party.COUPLE && t.kind().equals("partner_violence"));
        row(text, "hard negatives that raise an alarm", "≤ 0.35", t -> t.label() == Label.HARD);
        row(text, "everyday messages that do", "≤ 0.03", t -> t.label() == Label.EVERYDAY);
        for (var corpus : Corpus.values()) {
            var quality = new Quality(screening, corpus.texts());
            list(text, "Missed, " + name(corpus), quality.misses());
            list(text, "False alarms, " + name(corpus), quality.falseAlarms());
        }
        return text.append('\n').toString();
    }

    private void row(StringBuilder text, String name, String goal, Predicate<Labelled> which) {
        text.append("| ").append(name).append(" | ").append(goal);
        for (var corpus : Corpus.values()) {
            var share = new Quality(screening, corpus.texts()).raised(which);
            text.append(
                    String.format(
                            Locale.ROOT,
                            " | %d of %d (%.3f)",
                            share.part(),
                            share.whole(),
                            share.value()));
        }
        text.append(" |\n");
    }

    private static void list(StringBuilder text, String title, List<Labelled> texts) {
        text.append("\n").append(title).append(texts.isEmpty() ? ": none.\n" : ":\n");
        for (var labelled : texts) {
            text.append("- ").append(labelled.text().replace('\n', ' ')).append('\n');
        }
    }

    private static Predicate<Labelled> crisis() {
        return text -> text.label() == Label.CRISIS;
    }

    private static String name(Corpus corpus) {
        return corpus.name().toLowerCase(Locale.ROOT).replace('_', '-') + " part";
    }
}
