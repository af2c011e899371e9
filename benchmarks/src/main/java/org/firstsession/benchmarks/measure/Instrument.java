// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.List;
import java.util.Map;

/** Measures one thing beside a yardstick. */
public interface Instrument {

    /** Its name on the command line. */
    String name();

    /** Measures; starts and ends whatever that takes. */
    Findings measure(Run run) throws Exception;

    /**
     * How to measure.
     *
     * @param small sizes with which it ends soon and says nothing
     */
    record Run(Plan plan, boolean small) {

        /** The one of two sizes that this run asks for. */
        public int size(int full, int ofSmall) {
            return small ? ofSmall : full;
        }
    }

    /**
     * What was found.
     *
     * @param settings sizes that the figures depend on
     * @param notes what a reader has to know beside the figures
     * @param plots of the tables
     */
    record Findings(
            List<Line> lines,
            List<Table> tables,
            Map<String, String> settings,
            List<String> notes,
            List<Plot> plots) {

        public Findings(
                List<Line> lines,
                List<Table> tables,
                Map<String, String> settings,
                List<String> notes) {
            this(lines, tables, settings, notes, List.of());
        }
    }
}
