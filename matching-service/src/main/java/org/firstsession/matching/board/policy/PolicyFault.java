// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

/** What somebody typed into a field of the policy can't be used; the message says why. */
final class PolicyFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path the field's; empty when it is none in particular
     */
    PolicyFault(String path, String message) {
        super(message);
        this.path = path;
    }

    String path() {
        return path;
    }
}
