// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of an option, derived from its offer and place in it. */
public record OptionId(String value) implements Comparable<OptionId> {

    public OptionId {
        Require.text(value, "OptionId");
    }

    @Override
    public int compareTo(OptionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
