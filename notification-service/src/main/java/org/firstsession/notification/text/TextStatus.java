// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a provider says of a text, ranked: reports come repeated and out of order, and the highest
 * one counts. A delivery beats a failure, for a phone that has a text has it.
 */
enum TextStatus {
    ACCEPTED(1),
    SCHEDULED(1),
    QUEUED(2),
    SENDING(3),
    SENT(4),
    CANCELED(5),
    FAILED(5),
    UNDELIVERED(5),
    DELIVERED(6),
    READ(7);

    private final int rank;

    TextStatus(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }

    static Optional<TextStatus> of(String word) {
        var name = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(status -> status.name().equals(name)).findFirst();
    }
}
