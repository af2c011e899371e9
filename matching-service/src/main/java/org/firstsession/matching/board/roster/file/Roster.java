// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The roster of a practice as it is now.
 *
 * @param therapists whom the practice ever listed, by id
 * @param offices ids of its offices
 * @param today where the practice is
 */
record Roster(SortedMap<String, OnRoster> therapists, Set<String> offices, LocalDate today) {

    List<OnRoster> listed() {
        return therapists.values().stream().filter(OnRoster::listed).toList();
    }

    /** Those who are listed, as lines of a file; {@code takenBy} stands on each. */
    List<Map<RosterColumn, String>> lines(String takenBy) {
        return listed().stream()
                .map(it -> {
                    var cells = new EnumMap<>(it.cells());
                    cells.put(RosterColumn.EXPORTED_BY, takenBy);
                    return (Map<RosterColumn, String>) cells;
                })
                .toList();
    }

    /**
     * One value for all that a file is compared with: a preview holds as long as it is the same.
     */
    String fingerprint() {
        var all =
                therapists.values().stream()
                        .map(it -> it.listed() + " " + quoted(it.cells().values()))
                        .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String quoted(Collection<String> cells) {
        return cells.stream()
                .map(cell -> cell.length() + ":" + cell)
                .collect(Collectors.joining(","));
    }
}
