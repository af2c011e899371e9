// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why a record on the command log could not be read. */
public enum UnreadableReason {
    NO_VALUE,
    NOT_FRAMED,
    UNKNOWN_SCHEMA,
    UNEXPECTED_TYPE,
    MALFORMED,
    KEY_MISMATCH
}
