// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

/** How a message ended. */
public sealed interface Outcome {

    /**
     * The provider took it over.
     *
     * @param providerId the provider's id of it; for e-mail its Message-ID
     */
    record Accepted(String providerId) implements Outcome {}

    /** It was left unsent on purpose. */
    record Suppressed(SuppressionReason reason) implements Outcome {}

    /** It could not be sent: a person has to reach the recipient. */
    record Escalated(EscalationReason reason) implements Outcome {}

    /** Why a message was left unsent. */
    enum SuppressionReason {
        SUPERSEDED,
        ERASED
    }

    /** Why a person has to reach the recipient. */
    enum EscalationReason {
        NO_USABLE_CHANNEL,
        REJECTED_BY_PROVIDER
    }
}
