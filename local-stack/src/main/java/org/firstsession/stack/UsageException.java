// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

/** The command line or the environment asks for something that can't be. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
