// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

/** Kafka or the registry answered and said no; asking again doesn't help. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }

    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
