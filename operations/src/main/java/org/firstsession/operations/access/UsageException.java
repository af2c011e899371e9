// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

/** The command line says something that nothing can be done with, whatever the logs hold. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }

    public UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
