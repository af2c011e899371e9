// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody may be reached, as the vault knows it when a message leaves. Lives in memory alone.
 *
 * @param email the address; null when none is known
 * @param phone the number in E.164; null when none is known
 * @param contactBy the ways that were agreed to, the preferred one first: {@code email}, {@code
 *     phone} or {@code sms}; empty when nothing was said
 * @param wishes what somebody asked for
 * @param optOuts what somebody has refused
 */
public record Reachability(
        @Nullable String email,
        @Nullable String phone,
        List<String> contactBy,
        Wishes wishes,
        OptOut optOuts) {

    public Reachability {
        contactBy = List.copyOf(contactBy);
    }

    /**
     * Rules for somebody's safety.
     *
     * @param leaveMessage whether a message may be left on the phone; a text is one
     * @param invite whether a calendar invite may come with a mail
     * @param neutral whether a mail must not name the practice to who sees the list of mails
     * @param language what to write in
     */
    public record Wishes(boolean leaveMessage, boolean invite, boolean neutral, Language language) {

        /** Where nothing was said: as little as possible shows on the outside. */
        public static final Wishes NONE_STATED = new Wishes(true, true, true, Language.ENGLISH);
    }

    /**
     * What somebody has refused.
     *
     * @param texts whether the number has said STOP
     * @param optionalMails whether the address has unsubscribed from mails that one can do without
     */
    public record OptOut(boolean texts, boolean optionalMails) {

        public static final OptOut NONE = new OptOut(false, false);
    }

    @Override
    public String toString() {
        return "Reachability[redacted]";
    }
}
