// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.firstsession.intake.people.Arrival;
import org.firstsession.intake.people.Whereabouts;
import org.firstsession.intake.view.Session;
import org.jspecify.annotations.Nullable;

/**
 * What a person's page tells of their session, and of their own side of it alone.
 *
 * @param session the session as events tell of it
 * @param begun whether it has begun
 * @param lateFrom cancelling later than this counts as late; null when the practice has no such
 *     rule
 * @param late whether that is so now
 * @param near whether it begins soon enough to say that one runs late
 * @param videoLink the therapist's room, for a session by video
 * @param address the office's address, for a session in person
 * @param arrival how one gets in there
 * @param side the person's own side
 * @param whereabouts where the person said they will sit
 */
public record SessionSheet(
        Session session,
        boolean begun,
        @Nullable Instant lateFrom,
        boolean late,
        boolean near,
        @Nullable String videoLink,
        @Nullable String address,
        @Nullable Arrival arrival,
        Session.Side side,
        @Nullable Whereabouts whereabouts) {

    /** A map that is opened on its own; it learns the office's address and nothing else. */
    public @Nullable String mapLink() {
        return address == null
                ? null
                : "https://www.openstreetmap.org/search?query="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SessionSheet[" + session.sessionId() + ", redacted]";
    }
}
