// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.jspecify.annotations.Nullable;

/** An event can't be taken over without hiding that a promise was broken. */
public final class PromiseBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Standstill standstill;

    PromiseBrokenException(Standstill standstill, @Nullable Throwable cause) {
        super("%s at %s".formatted(standstill.reason(), standstill.eventId()), cause);
        this.standstill = standstill;
    }

    Standstill standstill() {
        return standstill;
    }
}
