// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in: three for whoever asks, and the invited partner's. */
public enum Way {
    INDIVIDUAL,
    COUPLE_TOGETHER,
    COUPLE_INVITE,
    JOIN;

    /** The kind of a request in the words of the API. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Way> ofKind(String kind) {
        return Arrays.stream(values())
                .filter(way -> way != JOIN && way.kind().equals(kind))
                .findFirst();
    }
}
