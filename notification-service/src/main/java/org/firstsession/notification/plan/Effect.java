// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One message to one recipient by one channel about one revision of something. Its parts are its
 * identity: however often the log is read, the same decision gives the same effects, with the same
 * ids.
 *
 * @param subjectId the session, request, offer or need that it is about
 * @param revision the session's revision, the offer's round, else 1
 */
public record Effect(
        String practiceId,
        String subjectId,
        int revision,
        MessageKind kind,
        Recipient recipient,
        Channel channel) {

    /** Derived from the parts, so that a repeated mail has the same Message-ID. */
    public String id() {
        return digest(
                practiceId,
                subjectId,
                Integer.toString(revision),
                kind.name(),
                recipient.role().name(),
                recipient.id(),
                channel.name());
    }

    /**
     * The recipient's own calendar entry for the session. All revisions share it, so that a later
     * message changes the entry in place; no two recipients do.
     */
    public String calendarEntryId() {
        return digest(practiceId, subjectId, recipient.role().name(), recipient.id());
    }

    /** The same message by another channel. */
    public Effect by(Channel other) {
        return new Effect(practiceId, subjectId, revision, kind, recipient, other);
    }

    private static String digest(String... parts) {
        try {
            // The unit separator occurs in no id, so two different lists never read the same.
            var bytes = String.join("\u001f", parts).getBytes(UTF_8);
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
