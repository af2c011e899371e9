// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import org.apache.avro.specific.SpecificRecord;
import org.firstsession.notification.ledger.Outcome;
import org.firstsession.notification.ledger.SettledEffect;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Role;
import org.firstsession.notifications.EscalationReason;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageChannel;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.notifications.MessageKind;
import org.firstsession.notifications.MessageSuppressed;
import org.firstsession.notifications.Subject;
import org.firstsession.notifications.SuppressionReason;
import org.firstsession.types.ActorRole;

/** Puts settled messages into the words of {@code notification.events}. */
final class OutcomeTranslator {

    private OutcomeTranslator() {}

    static SpecificRecord event(SettledEffect settled) {
        return switch (settled.outcome()) {
            case Outcome.Accepted accepted -> accepted(settled, accepted);
            case Outcome.Suppressed suppressed -> suppressed(settled, suppressed);
            case Outcome.Escalated escalated -> escalated(settled, escalated);
        };
    }

    private static MessageAccepted accepted(SettledEffect settled, Outcome.Accepted outcome) {
        var effect = settled.effect();
        return MessageAccepted.newBuilder()
                .setPracticeId(effect.practiceId())
                .setEffectId(effect.id())
                .setEventId(settled.eventId())
                .setRequestId(settled.requestId())
                .setSessionId(sessionId(effect))
                .setRevision(effect.revision())
                .setKind(MessageKind.valueOf(effect.kind().name()))
                .setRecipient(role(effect.recipient().role()))
                .setChannel(channel(effect.channel()))
                .setSettledAt(settled.settledAt())
                .setProviderId(outcome.providerId())
                .setMayBeRepeated(settled.mayBeRepeated())
                .setSegments(settled.segments())
                .setSubject(subject(effect))
                .setSubjectId(effect.subjectId())
                .build();
    }

    private static MessageSuppressed suppressed(SettledEffect settled, Outcome.Suppressed outcome) {
        var effect = settled.effect();
        return MessageSuppressed.newBuilder()
                .setPracticeId(effect.practiceId())
                .setEffectId(effect.id())
                .setEventId(settled.eventId())
                .setRequestId(settled.requestId())
                .setSessionId(sessionId(effect))
                .setRevision(effect.revision())
                .setKind(MessageKind.valueOf(effect.kind().name()))
                .setRecipient(role(effect.recipient().role()))
                .setChannel(channel(effect.channel()))
                .setSettledAt(settled.settledAt())
                .setReason(SuppressionReason.valueOf(outcome.reason().name()))
                .setSubject(subject(effect))
                .setSubjectId(effect.subjectId())
                .build();
    }

    private static MessageEscalated escalated(SettledEffect settled, Outcome.Escalated outcome) {
        var effect = settled.effect();
        return MessageEscalated.newBuilder()
                .setPracticeId(effect.practiceId())
                .setEffectId(effect.id())
                .setEventId(settled.eventId())
                .setRequestId(settled.requestId())
                .setSessionId(sessionId(effect))
                .setRevision(effect.revision())
                .setKind(MessageKind.valueOf(effect.kind().name()))
                .setRecipient(role(effect.recipient().role()))
                .setChannel(channel(effect.channel()))
                .setSettledAt(settled.settledAt())
                .setReason(EscalationReason.valueOf(outcome.reason().name()))
                .setSubject(subject(effect))
                .setSubjectId(effect.subjectId())
                .build();
    }

    private static String sessionId(Effect effect) {
        return subject(effect) == Subject.SESSION ? effect.subjectId() : "";
    }

    private static Subject subject(Effect effect) {
        return Subject.valueOf(effect.kind().subject().name());
    }

    private static ActorRole role(Role role) {
        return switch (role) {
            case CLIENT -> ActorRole.CLIENT;
            case PARTNER -> ActorRole.PARTNER;
            case THERAPIST -> ActorRole.THERAPIST;
            case COORDINATOR -> ActorRole.COORDINATOR;
        };
    }

    private static MessageChannel channel(Channel channel) {
        return switch (channel) {
            case EMAIL -> MessageChannel.EMAIL;
            case TEXT_MESSAGE -> MessageChannel.TEXT_MESSAGE;
        };
    }
}
