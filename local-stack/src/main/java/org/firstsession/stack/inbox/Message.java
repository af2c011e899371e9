// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one recipient, as {@code GET /api/messages} lists it.
 *
 * @param to the recipient that the mail server was told, not the one that a header claims
 * @param calendar the text of the invite that came with it
 */
@JsonPropertyOrder({
    "id",
    "channel",
    "from",
    "to",
    "subject",
    "text",
    "html",
    "calendar",
    "receivedAt"
})
record Message(
        String id,
        String channel,
        String from,
        String to,
        String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String calendar,
        Instant receivedAt) {}
