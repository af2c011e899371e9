// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

/** A calendar can't be read. It names neither the address nor anything from the calendar. */
final class FeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FeedTrouble trouble;

    FeedException(FeedTrouble trouble) {
        super("a calendar can't be read: " + trouble);
        this.trouble = trouble;
    }

    FeedTrouble trouble() {
        return trouble;
    }
}
