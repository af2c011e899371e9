// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

/**
 * How somebody may be written to without harm.
 *
 * @param leaveMessage whether a message may be left on the phone; a text is one
 * @param invite whether a calendar invite may come with a mail
 * @param neutralSubject whether a mail must not name the practice to who sees the list of mails
 */
public record ContactRules(boolean leaveMessage, boolean invite, boolean neutralSubject) {

    /** Where nothing was said: as little as possible shows on the outside. */
    public static final ContactRules USUAL = new ContactRules(true, true, true);
}
