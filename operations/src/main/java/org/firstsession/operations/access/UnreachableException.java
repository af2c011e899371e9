// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

/** Kafka or the registry did not answer; asking again later may help. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String message) {
        super(message);
    }

    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
