// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.util.ArrayList;
import java.util.List;

/** Decides what has to be told to whom. Reads no clock and no table. */
public final class Plan {

    private Plan() {}

    /**
     * The messages that follow from a decision, clients first.
     *
     * <p>A confirmation of session {@code s1}, revision 1, with client {@code p1} and therapist
     * {@code t1} gives one {@code CONFIRMATION} to {@code p1} and one to {@code t1}.
     */
    public static List<Effect> effectsOf(SessionChange change) {
        var kind =
                switch (change) {
                    case SessionChange.Confirmed confirmed -> MessageKind.CONFIRMATION;
                    case SessionChange.Cancelled cancelled -> MessageKind.CANCELLATION;
                };
        var decision = change.decision();
        var effects = new ArrayList<Effect>();
        for (var personId : decision.personIds()) {
            effects.add(effect(decision, kind, new Recipient(Role.CLIENT, personId)));
        }
        var therapist = new Recipient(Role.THERAPIST, decision.slot().therapistId());
        effects.add(effect(decision, kind, therapist));
        return effects;
    }

    /** Whether a later decision has made the message untrue: then it stays unsent. */
    public static boolean isSuperseded(Effect effect, int currentRevision) {
        return effect.revision() < currentRevision;
    }

    private static Effect effect(
            SessionChange.Decision decision, MessageKind kind, Recipient recipient) {
        return new Effect(
                decision.practiceId(),
                decision.sessionId(),
                decision.revision(),
                kind,
                recipient,
                Channel.EMAIL);
    }
}
