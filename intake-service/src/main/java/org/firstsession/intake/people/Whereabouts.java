// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import org.jspecify.annotations.Nullable;

/**
 * What a therapist has to know of somebody in a session by video, in case of an emergency.
 *
 * @param address where the person will sit; null when not said
 * @param emergencyContact whom to call; null when not said
 */
public record Whereabouts(@Nullable String address, @Nullable String emergencyContact) {

    @Override
    public String toString() {
        return "Whereabouts[redacted]";
    }
}
