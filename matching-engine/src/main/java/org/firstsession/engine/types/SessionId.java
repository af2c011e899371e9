// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of a session, derived from its request. */
public record SessionId(String value) implements Comparable<SessionId> {

    public SessionId {
        Require.text(value, "SessionId");
    }

    @Override
    public int compareTo(SessionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
