// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

/** A value is no record that a registered schema wrote. The message says why, without its bytes. */
public final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UndecodableException(String message) {
        super(message, null, false, false);
    }
}
