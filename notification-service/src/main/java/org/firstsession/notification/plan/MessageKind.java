// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** What a message tells. */
public enum MessageKind {
    REQUEST_RECEIVED(Subject.REQUEST),
    OFFER(Subject.OFFER),
    CONFIRMATION(Subject.SESSION),
    CHANGE(Subject.SESSION),
    CANCELLATION(Subject.SESSION),
    FIRST_REMINDER(Subject.SESSION),
    LAST_REMINDER(Subject.SESSION),
    HUMAN_NEEDED(Subject.NEED);

    private final Subject subject;

    MessageKind(Subject subject) {
        this.subject = subject;
    }

    /** What sort of thing the message is about. */
    public Subject subject() {
        return subject;
    }

    /** Whether a person takes over when it can't be delivered: somebody would come in vain. */
    public boolean mustArrive() {
        return switch (this) {
            case CONFIRMATION, CHANGE, CANCELLATION, HUMAN_NEEDED -> true;
            case REQUEST_RECEIVED, OFFER, FIRST_REMINDER, LAST_REMINDER -> false;
        };
    }

    public boolean isReminder() {
        return this == FIRST_REMINDER || this == LAST_REMINDER;
    }

    /** Whether it changes the recipient's calendar. */
    public boolean movesCalendar() {
        return this == CONFIRMATION || this == CHANGE || this == CANCELLATION;
    }
}
