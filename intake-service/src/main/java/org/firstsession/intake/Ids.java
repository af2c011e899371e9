// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake;

import java.util.Optional;
import java.util.UUID;

/** Public ids. */
public final class Ids {

    private Ids() {}

    /** A UUID in its canonical form, or empty. {@code UUID.fromString} takes shortened ones too. */
    public static Optional<UUID> parse(String text) {
        try {
            var id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
