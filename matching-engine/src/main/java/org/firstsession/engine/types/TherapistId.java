// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Pseudonymous id of a therapist. */
public record TherapistId(String value) implements Comparable<TherapistId> {

    public TherapistId {
        Require.text(value, "TherapistId");
    }

    @Override
    public int compareTo(TherapistId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
