// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.contact;

import java.util.List;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.Reachability;
import org.firstsession.notification.plan.Reachability.OptOut;
import org.firstsession.notification.plan.Reachability.Wishes;
import org.jspecify.annotations.Nullable;

/**
 * How to reach somebody who is invited. They have agreed to nothing yet: one mail, as neutral as
 * can be.
 *
 * @param email the address
 * @param language the language of the one who invites; null when not known
 * @param link the link that is theirs
 * @param inviterFirstName who invites, where that may be said; else null
 */
public record InvitationContact(
        String email, @Nullable String language, String link, @Nullable String inviterFirstName) {

    /** The same for the plan. */
    public Reachability reachability(OptOut optOut) {
        var wishes = new Wishes(false, false, true, Language.of(language));
        return new Reachability(email, null, List.of("email"), wishes, optOut);
    }

    @Override
    public String toString() {
        return "InvitationContact[redacted]";
    }
}
