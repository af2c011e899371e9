// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.contact;

import java.util.List;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.Reachability;
import org.firstsession.notification.plan.Reachability.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a client.
 *
 * @param email the address; null when none was given
 * @param phone the number in E.164; null when none was given
 * @param contactBy the ways that the client agreed to, the preferred one first; empty or null when
 *     nothing was said
 * @param timeZone the IANA zone of the client's clocks; null when not known
 * @param link a fresh link to the client's page; null when there is none
 * @param language the language of the client's pages; null when not known
 * @param safeContact the client's rules; null when there are none
 * @param worried whether the client's own words or answers raised a worry; null when not known
 */
public record PersonContact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable List<String> contactBy,
        @Nullable String timeZone,
        @Nullable String link,
        @Nullable String language,
        @Nullable SafeContact safeContact,
        @Nullable Boolean worried) {

    /**
     * Rules for the client's safety; what isn't said is null.
     *
     * @param leaveMessage whether a message may be left on the phone
     * @param invite whether calendar invites may come
     * @param neutralSubject whether the practice must not be named on the outside of a mail
     */
    public record SafeContact(
            @Nullable Boolean leaveMessage,
            @Nullable Boolean invite,
            @Nullable Boolean neutralSubject) {}

    public boolean isWorried() {
        return Boolean.TRUE.equals(worried);
    }

    /** The same for the plan. */
    public Reachability reachability(Reachability.OptOut optOut) {
        return new Reachability(
                email, phone, contactBy == null ? List.of() : contactBy, wishes(), optOut);
    }

    private Wishes wishes() {
        var unstated = Wishes.NONE_STATED;
        var words = Language.of(language);
        return safeContact == null
                ? new Wishes(unstated.leaveMessage(), unstated.invite(), unstated.neutral(), words)
                : new Wishes(
                        stated(safeContact.leaveMessage(), unstated.leaveMessage()),
                        stated(safeContact.invite(), unstated.invite()),
                        stated(safeContact.neutralSubject(), unstated.neutral()),
                        words);
    }

    private static boolean stated(@Nullable Boolean wish, boolean otherwise) {
        return wish == null ? otherwise : wish;
    }

    @Override
    public String toString() {
        return "PersonContact[redacted]";
    }
}
