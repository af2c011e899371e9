// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of a practice: a short name such as {@code lakeside}. */
public record PracticeId(String value) implements Comparable<PracticeId> {

    public PracticeId {
        Require.text(value, "PracticeId");
    }

    @Override
    public int compareTo(PracticeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
