// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of a request: a UUID of version 7, made when it was accepted. */
public record RequestId(String value) implements Comparable<RequestId> {

    public RequestId {
        Require.text(value, "RequestId");
    }

    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
