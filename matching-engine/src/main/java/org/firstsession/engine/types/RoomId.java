// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of a room within its practice. */
public record RoomId(String value) implements Comparable<RoomId> {

    public RoomId {
        Require.text(value, "RoomId");
    }

    @Override
    public int compareTo(RoomId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
