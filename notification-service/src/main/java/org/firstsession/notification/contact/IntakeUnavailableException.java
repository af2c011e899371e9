// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.contact;

/** intake-service didn't give the contact; it may later. The message never cites its answer. */
public class IntakeUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public IntakeUnavailableException(String what) {
        super(what);
    }
}
