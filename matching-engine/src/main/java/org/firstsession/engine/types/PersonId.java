// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Pseudonymous id of a client. */
public record PersonId(String value) implements Comparable<PersonId> {

    public PersonId {
        Require.text(value, "PersonId");
    }

    @Override
    public int compareTo(PersonId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
