// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a roster file that spreadsheets read as text, and that can be imported again. */
final class RosterExport {

    /** By this mark spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RosterExport() {}

    static String csv(List<Map<RosterColumn, String>> lines) {
        var text = new StringBuilder(BYTE_ORDER_MARK);
        var columns = RosterColumn.values();
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(Arrays.stream(columns).map(RosterColumn::header));
            for (var line : lines) {
                printer.printRecord(
                        Arrays.stream(columns)
                                .map(column -> Cells.escaped(line.getOrDefault(column, ""))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
