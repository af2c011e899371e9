// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an instrument found.
 *
 * @param instrument its name on the command line
 * @param before what others did in the three seconds before; on a busy machine nothing is judged
 * @param during what others did while it ran
 * @param versions of the parts
 * @param settings sizes that the figures depend on
 * @param lines what was found
 * @param tables what was found beside, and has no goal
 * @param notes what a reader has to know beside the figures
 * @param plots of the tables; kept as files of their own, too
 */
public record Report(
        String instrument,
        Instant startedAt,
        double seconds,
        Machine machine,
        Map<String, String> versions,
        Map<String, String> settings,
        Load before,
        Load during,
        List<Line> lines,
        List<Table> tables,
        List<String> notes,
        List<Plot> plots) {

    public Report {
        versions = Map.copyOf(versions);
        settings = Map.copyOf(settings);
        lines = List.copyOf(lines);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
        plots = List.copyOf(plots);
    }

    public String toJson() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(this);
    }

    /** The lines as a table in Markdown, with what they were measured on. */
    public String toTable() {
        var text = new StringBuilder();
        text.append("## %s%n%n".formatted(instrument));
        text.append(
                "| what | unit | yardstick | ours | ratio (lowest – highest) | goal | verdict |%n"
                        .formatted());
        text.append("|---|---|---|---|---|---|---|%n".formatted());
        for (var line : lines) {
            text.append(
                    "| %s | %s | %s | %s | %s | %s | %s |%n"
                            .formatted(
                                    line.what(),
                                    line.unit(),
                                    figure(line.yardstick()),
                                    figure(line.ours()),
                                    ratio(line.ratio()),
                                    line.goal(),
                                    words(line.verdict())));
        }
        tables.forEach(table -> text.append("%n%s".formatted(table)));
        text.append(
                "%n%s, %d processors, %d MB, %s, %s%n"
                        .formatted(
                                machine.processor(),
                                machine.processors(),
                                machine.memoryMegabytes(),
                                machine.system(),
                                machine.java()));
        text.append(
                "others used %.0f %% of the processors before, %.0f %% during; load averages %s%n"
                        .formatted(
                                100 * before.othersBusy(),
                                100 * during.othersBusy(),
                                before.loadAverages()));
        if (before.isBusy() || during.isBusy()) {
            text.append("The machine was busy with others: nothing here is judged.%n".formatted());
        }
        notes.forEach(note -> text.append("- %s%n".formatted(note)));
        return text.toString();
    }

    private static String figure(@Nullable Spread spread) {
        return spread == null ? "–" : number(spread.median());
    }

    private static String ratio(@Nullable Spread spread) {
        return spread == null
                ? "–"
                : "%s (%s – %s)"
                        .formatted(
                                number(spread.median()),
                                number(spread.lowest()),
                                number(spread.highest()));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        var format = size >= 1_000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case MET -> "met";
            case SHORT -> "**short**";
            case NOT_JUDGED -> "not judged";
            case NO_GOAL -> "–";
        };
    }
}
