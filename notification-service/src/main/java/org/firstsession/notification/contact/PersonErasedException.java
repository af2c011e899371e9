// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.contact;

/** The vault no longer holds the person, by the person's wish: nothing may be sent. */
public final class PersonErasedException extends Exception {
    private static final long serialVersionUID = 1L;

    PersonErasedException() {
        super("the person was erased");
    }
}
