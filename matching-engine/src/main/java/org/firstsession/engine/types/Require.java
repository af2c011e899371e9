// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.Collection;

/** Invariants of values, checked where they are made. */
final class Require {

    private Require() {}

    static void text(String value, String what) {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException(what + " must have 1 to 200 characters");
        }
    }

    static void between(long value, long least, long most, String what) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must lie between %d and %d".formatted(what, least, most));
        }
    }

    static void notEmpty(Collection<?> values, String what) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
    }
}
