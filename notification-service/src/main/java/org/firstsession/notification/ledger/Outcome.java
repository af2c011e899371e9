// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

/** What became of a message. */
public sealed interface Outcome {

    /**
     * The provider took it over.
     *
     * @param providerId the provider's id of it; for e-mail its Message-ID
     */
    record Accepted(String providerId) implements Outcome {}

    /** It was left unsent on purpose. */
    record Suppressed(SuppressionReason reason) implements Outcome {}

    /** A person has to reach the recipient. */
    record Escalated(EscalationReason reason) implements Outcome {}

    /** Why a message was left unsent. */
    enum SuppressionReason {
        /** A later decision made it untrue, or the time for it is over. */
        SUPERSEDED,
        ERASED,
        /** The recipient has chosen another channel, and gets it there. */
        OTHER_CHANNEL,
        OPTED_OUT,
        /** No channel is left, and the recipient can do without it. */
        NO_USABLE_CHANNEL,
        NOBODY_ON_CALL,
        /** Who asked gives the link on without us. */
        NOT_ASKED_TO,
        /** What it asks was answered before. */
        ANSWERED
    }

    /** Why a person has to reach the recipient. */
    enum EscalationReason {
        NO_USABLE_CHANNEL,
        REJECTED_BY_PROVIDER,
        /** Not accepted in time. A message that is of use still is tried further. */
        LATE,
        /** Accepted, and given up by the provider later. */
        BOUNCED
    }
}
