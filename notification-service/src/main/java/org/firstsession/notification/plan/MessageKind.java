// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** What a message tells. */
public enum MessageKind {
    REQUEST_RECEIVED(Subject.REQUEST),
    /** To somebody whom a client has asked us to write to. */
    INVITATION(Subject.INVITATION),
    OFFER(Subject.OFFER),
    /** An hour has become free for somebody who waits. */
    REFILL_OFFER(Subject.OFFER),
    /** The hour that was agreed to isn't possible after all. */
    REPLACEMENT_OFFER(Subject.OFFER),
    /** Another hour for a session that stands until it is agreed to. */
    MOVE_OFFER(Subject.OFFER),
    /** New hours after somebody wasn't there. */
    REBOOKING(Subject.OFFER),
    /** A session for two isn't going ahead; never why. */
    NOT_TOGETHER(Subject.SUGGESTION),
    /** Whether a therapist who wants to be asked first can give an hour. */
    THERAPIST_QUESTION(Subject.QUESTION),
    CONFIRMATION(Subject.SESSION),
    CHANGE(Subject.SESSION),
    CANCELLATION(Subject.SESSION),
    /** To a therapist whose session somebody else holds now. */
    RELEASE(Subject.SESSION),
    FIRST_REMINDER(Subject.SESSION),
    LAST_REMINDER(Subject.SESSION),
    /** Where somebody will sit during a session by video. */
    WHEREABOUTS_QUESTION(Subject.SESSION),
    /** Whether it took place, and how it goes on. */
    OUTCOME_QUESTION(Subject.SESSION),
    HUMAN_NEEDED(Subject.NEED),
    /** To somebody whose own words raised a worry: by when a person is in touch, and no more. */
    CONTACT_PROMISE(Subject.NEED);

    private final Subject subject;

    MessageKind(Subject subject) {
        this.subject = subject;
    }

    /** What sort of thing the message is about. */
    public Subject subject() {
        return subject;
    }

    /**
     * Whether a person takes over when there is no way to the recipient: somebody would wait in
     * vain.
     */
    public boolean mustArrive() {
        return switch (this) {
            case CONFIRMATION, CHANGE, CANCELLATION, RELEASE, THERAPIST_QUESTION, HUMAN_NEEDED ->
                    true;
            case REQUEST_RECEIVED,
                    INVITATION,
                    OFFER,
                    REFILL_OFFER,
                    REPLACEMENT_OFFER,
                    MOVE_OFFER,
                    REBOOKING,
                    NOT_TOGETHER,
                    FIRST_REMINDER,
                    LAST_REMINDER,
                    WHEREABOUTS_QUESTION,
                    OUTCOME_QUESTION,
                    CONTACT_PROMISE ->
                    false;
        };
    }

    /** Whether a person is told when its time has passed and it hasn't left. */
    public boolean mustBeInTime() {
        return mustArrive() || isReminder() || this == WHEREABOUTS_QUESTION;
    }

    public boolean isReminder() {
        return this == FIRST_REMINDER || this == LAST_REMINDER;
    }

    /** Whether it changes the recipient's calendar. */
    public boolean movesCalendar() {
        return this == CONFIRMATION || this == CHANGE || takesOutOfCalendar();
    }

    public boolean takesOutOfCalendar() {
        return this == CANCELLATION || this == RELEASE;
    }

    /**
     * Whether its recipient may refuse mails like it and still learn all that has to be known. Such
     * mails can be unsubscribed from with one click.
     */
    public boolean isOptional() {
        return switch (this) {
            case INVITATION,
                    REFILL_OFFER,
                    REBOOKING,
                    FIRST_REMINDER,
                    LAST_REMINDER,
                    OUTCOME_QUESTION ->
                    true;
            case REQUEST_RECEIVED,
                    OFFER,
                    REPLACEMENT_OFFER,
                    MOVE_OFFER,
                    NOT_TOGETHER,
                    THERAPIST_QUESTION,
                    CONFIRMATION,
                    CHANGE,
                    CANCELLATION,
                    RELEASE,
                    WHEREABOUTS_QUESTION,
                    HUMAN_NEEDED,
                    CONTACT_PROMISE ->
                    false;
        };
    }
}
