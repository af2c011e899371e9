// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Id of a command, made once at acceptance. */
public record CommandId(String value) implements Comparable<CommandId> {

    public CommandId {
        Require.text(value, "CommandId");
    }

    @Override
    public int compareTo(CommandId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
