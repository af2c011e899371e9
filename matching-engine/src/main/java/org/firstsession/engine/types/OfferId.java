// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of an offer, derived from its request and round. */
public record OfferId(String value) implements Comparable<OfferId> {

    public OfferId {
        Require.text(value, "OfferId");
    }

    @Override
    public int compareTo(OfferId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
