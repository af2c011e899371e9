// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.Optional;

/** When a case next needs somebody or something. */
public final class NextDue {

    private NextDue() {}

    /** Empty only for a case that needs nobody. */
    public static Optional<Instant> of(Book book, Case one) {
        return one.nextDue(new Deadlines(book.policy()));
    }
}
