// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

/**
 * How many requests stand where. One that needs a person is counted there as well as in its state.
 */
record Counts(long waiting, long offered, long confirmed, long needsPerson, long mine) {

    long open() {
        return waiting + offered + confirmed;
    }
}
