// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

/** What is promised, in the order of the way that a request takes. */
enum Promise {
    H0("every receipt is on the log and decided exactly once"),
    H1("every record is readable and keyed by its practice, or a dead letter accounts for it"),
    H2("events are numbered without a gap, chained, and follow from their commands"),
    H3("nothing overlaps, couples consented, and no session is outside licence, format or party"),
    H4("the board equals the fold of the events up to the offsets that it shows"),
    H5("each decided session has one message per recipient and channel, and no other has any"),
    CONFIGURATION("the running cluster and databases are set up as the promises need");

    private final String sentence;

    Promise(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
