// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import org.jspecify.annotations.Nullable;

/** How one gets into an office, for people with a session there. */
public record Arrival(
        @Nullable String door, @Nullable String parking, @Nullable String directions) {

    @Override
    public String toString() {
        return "Arrival[redacted]";
    }
}
