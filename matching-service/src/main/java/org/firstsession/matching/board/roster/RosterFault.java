// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

/** What somebody typed about a therapist or their time can't be used; the message says why. */
public final class RosterFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RosterFault(String message) {
        super(message);
    }
}
