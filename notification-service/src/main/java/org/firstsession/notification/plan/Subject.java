// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** What messages are about. */
public enum Subject {
    SESSION,
    REQUEST,
    /** The link that a client wants somebody to have. */
    INVITATION,
    OFFER,
    /** That a session for two isn't going ahead. */
    SUGGESTION,
    /** What a therapist is asked before an hour is booked. */
    QUESTION,
    /** Something that a person of the practice has to look at. */
    NEED
}
