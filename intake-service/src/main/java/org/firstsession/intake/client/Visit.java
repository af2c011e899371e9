// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.ZoneId;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.view.RequestCase;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at their page, and how their request stands at that moment: looked up once for all that
 * the page shows.
 *
 * @param decided the request as events tell of it; null while nothing is decided
 * @param stands the request as this person may see it
 * @param view the same with names and links
 * @param zone the person's own time zone
 */
public record Visit(
        Access access,
        @Nullable RequestCase decided,
        RequestCase stands,
        ClientView view,
        ZoneId zone) {

    @Override
    public String toString() {
        return "Visit[" + access.requestId() + ", redacted]";
    }
}
