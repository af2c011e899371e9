// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

/** Counts slips of the finger. */
final class Slips {

    private Slips() {}

    /**
     * The fewest letters missing, added, changed or swapped with their neighbour that make one word
     * of the other; no letter is part of two slips.
     */
    static int between(String one, String other) {
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int fewest =
                        Math.min(
                                Math.min(current[j - 1], last[j]) + 1, //
                                last[j - 1] + changed);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    fewest = Math.min(fewest, before[j - 2] + 1);
                }
                current[j] = fewest;
            }
            var spare = before;
            before = last;
            last = current;
            current = spare;
        }
        return last[other.length()];
    }
}
