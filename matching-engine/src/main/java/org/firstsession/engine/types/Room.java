// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;

/**
 * A room of an office; one session at a time.
 *
 * @param roomId its id within the practice
 * @param features codes of what it offers, such as {@code step-free}
 */
public record Room(RoomId roomId, List<String> features) {

    public Room {
        features = List.copyOf(features);
    }

    /** Whether it offers what somebody needs. */
    public boolean suits(Participant person) {
        return features.containsAll(person.roomFeatures());
    }
}
