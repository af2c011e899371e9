// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the provider misbehaves for one text, when told to. */
enum TextFault {
    STATUS_400(400),
    STATUS_401(401),
    STATUS_404(404),
    STATUS_429(429),
    STATUS_500(500),
    STATUS_503(503),
    /** Takes the text over and never answers. */
    TIMEOUT_AFTER_ACCEPT(0),
    /** Each report comes three times. */
    DUPLICATE_CALLBACKS(0),
    /** The last report comes first. */
    REORDERED_CALLBACKS(0),
    /** Reports come before the answer. */
    CALLBACK_FIRST(0),
    /** Is taken over and given up later. */
    UNDELIVERED(0);

    private final int status;

    TextFault(int status) {
        this.status = status;
    }

    /** The status that is answered instead of taking the text over; 0 when it is taken over. */
    int status() {
        return status;
    }

    /** By its name in requests, such as {@code status-503} or {@code timeout-after-accept}. */
    static Optional<TextFault> named(String name) {
        var wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values()).filter(fault -> fault.name().equals(wanted)).findFirst();
    }
}
