// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a roster file, before anybody asks what they mean.
 *
 * @param rows in the order of the file; only those columns that the file has
 * @param faults all that were found, in order
 */
record RosterSheet(List<Row> rows, List<FileFault> faults) {

    /** Room for a thousand therapists with long weeks. */
    static final int MOST_BYTES = 512 * 1024;

    static final int MOST_ROWS = 1_000;
    private static final int MOST_COLUMNS = 60;

    /** A therapist's line of the file. */
    record Row(int line, Map<RosterColumn, String> cells) {

        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /** Reads a file; with faults its rows are those that could be read. */
    static RosterSheet read(byte[] bytes) {
        return new Reading().of(bytes);
    }

    private static final class Reading {

        private final List<Row> rows = new ArrayList<>();
        private final List<FileFault> faults = new ArrayList<>();
        private final List<@Nullable RosterColumn> columns = new ArrayList<>();

        RosterSheet of(byte[] bytes) {
            if (bytes.length > MOST_BYTES) {
                fault(1, "The file is larger than %d KB.".formatted(MOST_BYTES / 1024));
            } else {
                text(bytes).ifPresent(this::parse);
            }
            return new RosterSheet(List.copyOf(rows), List.copyOf(faults));
        }

        private Optional<String> text(byte[] bytes) {
            var decoder =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT);
            var in = ByteBuffer.wrap(bytes);
            var out = CharBuffer.allocate(bytes.length + 1);
            if (decoder.decode(in, out, true).isError()) {
                int line = 1;
                for (int i = 0; i < in.position(); i++) {
                    line += bytes[i] == '\n' ? 1 : 0;
                }
                fault(line, "This isn't UTF-8. Save the file as “CSV UTF-8”.");
                return Optional.empty();
            }
            var text = out.flip().toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }

        /** A line of a record is where it begins: in quotes it may go on over several. */
        private void parse(String text) {
            long line = 1;
            try (var parser = CSVParser.parse(text, format(text))) {
                var records = parser.iterator();
                while (records.hasNext()) {
                    record(records.next(), (int) line);
                    if (rows.size() > MOST_ROWS) {
                        rows.removeLast();
                        fault((int) line, "At most %,d therapists fit.".formatted(MOST_ROWS));
                        return;
                    }
                    if (columns.size() > MOST_COLUMNS) {
                        return;
                    }
                    line = parser.getCurrentLineNumber() + 1;
                }
            } catch (IOException | UncheckedIOException e) {
                fault(
                        (int) line,
                        "Quotes don't match from here on, so the rest can't be read. A quote within"
                                + " quotes is written twice.");
                return;
            }
            if (columns.isEmpty() || rows.isEmpty()) {
                fault((int) line, "There is no therapist in the file.");
            }
        }

        /** What separates cells is what the header has more of: spreadsheets write either. */
        private static CSVFormat format(String text) {
            var header = text.lines().findFirst().orElse("");
            boolean semicolons = count(header, ';') > count(header, ',');
            return CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(semicolons ? ';' : ',')
                    .setIgnoreSurroundingSpaces(true)
                    .get();
        }

        private static long count(String text, char which) {
            return text.chars().filter(it -> it == which).count();
        }

        private void record(CSVRecord record, int line) {
            if (record.stream().allMatch(String::isBlank)) {
                return;
            }
            if (columns.isEmpty()) {
                header(record, line);
            } else {
                row(record, line);
            }
        }

        private void header(CSVRecord record, int line) {
            if (record.size() > MOST_COLUMNS) {
                record.stream().limit(MOST_COLUMNS + 1L).forEach(cell -> columns.add(null));
                fault(line, "There are %,d columns, far too many.".formatted(record.size()));
                return;
            }
            for (var cell : record) {
                var column = RosterColumn.of(cell).orElse(null);
                if (column == null) {
                    faults.add(
                            new FileFault(
                                    line,
                                    Cells.shown(cell),
                                    cell.isBlank()
                                            ? "A column has no name."
                                            : "There is no such column."));
                } else if (columns.contains(column)) {
                    faults.add(new FileFault(line, column, "This column comes twice."));
                    column = null;
                }
                columns.add(column);
            }
            Stream.of(RosterColumn.values())
                    .filter(it -> it != RosterColumn.EXPORTED_BY && !columns.contains(it))
                    .forEach(it -> faults.add(new FileFault(line, it, "This column is missing.")));
        }

        /** Spreadsheets leave empty cells at the end of a line away. */
        private void row(CSVRecord record, int line) {
            var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
            columns.stream().filter(it -> it != null).forEach(column -> cells.put(column, ""));
            for (int i = 0; i < record.size(); i++) {
                var column = i < columns.size() ? columns.get(i) : null;
                if (column != null) {
                    put(cells, line, column, record.get(i));
                } else if (i >= columns.size() && !record.get(i).isBlank()) {
                    fault(
                            line,
                            "The line has %d cells, and the first line names %d columns."
                                    .formatted(record.size(), columns.size()));
                    break;
                }
            }
            rows.add(new Row(line, cells));
        }

        /** A cell with a fault is left out, so that one fault isn't named twice. */
        private void put(
                Map<RosterColumn, String> cells, int line, RosterColumn column, String typed) {
            var cell = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
            var unfit = Cells.unfit(cell, column.isList());
            if (unfit == null) {
                cells.put(column, Cells.unescaped(cell));
            } else {
                cells.remove(column);
                faults.add(new FileFault(line, column, unfit));
            }
        }

        private void fault(int line, String message) {
            faults.add(new FileFault(line, "", message));
        }
    }
}
