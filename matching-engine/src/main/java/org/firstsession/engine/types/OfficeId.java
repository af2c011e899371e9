// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of an office within its practice. */
public record OfficeId(String value) implements Comparable<OfficeId> {

    public OfficeId {
        Require.text(value, "OfficeId");
    }

    @Override
    public int compareTo(OfficeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
