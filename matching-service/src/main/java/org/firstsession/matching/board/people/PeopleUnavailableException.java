// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

/** intake-service gave no usable answer. */
public final class PeopleUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The cause's message may quote the answer, which may name people: it stays behind. */
    public PeopleUnavailableException(Throwable cause) {
        super("intake-service gave no usable answer: " + cause.getClass().getSimpleName());
    }
}
