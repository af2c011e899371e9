// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.firstsession.matching.board.action.RosterImports.Import;
import org.firstsession.matching.board.roster.file.RosterChanges.Kind;

/** What the roster's page shows. */
final class RosterPage {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE, MMM d, yyyy, h:mm a", Locale.US);

    /** Enough to mend a file by, without a page that no browser can show. */
    private static final int MOST_FAULTS = 500;

    private RosterPage() {}

    /**
     * What a file would change, and what goes back with the confirmation.
     *
     * @param roster what the roster was when the file was compared with it
     * @param content the file itself: nothing of it is kept before it is confirmed
     * @param lapsed booked sessions that a licence wouldn't reach any more
     */
    record Preview(
            UUID importId, String roster, String content, RosterChanges changes, int lapsed) {

        static Preview of(byte[] file, Roster roster, RosterChanges changes, int lapsed, UUID id) {
            return new Preview(
                    id,
                    roster.fingerprint(),
                    Base64.getEncoder().encodeToString(file),
                    changes,
                    lapsed);
        }

        public long fresh() {
            return changes.count(Kind.NEW);
        }

        public long back() {
            return changes.count(Kind.BACK);
        }

        public long changed() {
            return changes.count(Kind.CHANGED);
        }

        /** What somebody has to agree to in so many words; empty when there is nothing. */
        public String consent() {
            return lapsed + back() == 0 ? "" : lapsed + " lapsed, " + back() + " back";
        }

        @Override
        public String toString() {
            return "Preview[" + importId + "]";
        }
    }

    /** The faults of a file, and how many more there are than are shown. */
    record Faults(List<FileFault> shown, int more) {
        static Faults of(List<FileFault> faults) {
            return new Faults(
                    faults.stream().limit(MOST_FAULTS).toList(),
                    Math.max(0, faults.size() - MOST_FAULTS));
        }
    }

    /** An import that was confirmed. */
    record Past(Import of, String when) {
        static Past of(Import one, Rosters.Place practice) {
            return new Past(one, WHEN.format(one.givenAt().atZone(practice.zone())));
        }
    }
}
