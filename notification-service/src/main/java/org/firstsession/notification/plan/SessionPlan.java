// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what has to be told of a session, before it and behind it. */
final class SessionPlan {

    /** A reminder so soon after the booking would say what was just said. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofHours(2);

    /** Later a person finds out how it went. */
    private static final Duration ASKED_FOR = Duration.ofDays(1);

    private final Policy policy;
    private final QuietHours quiet;

    SessionPlan(Policy policy, QuietHours quiet) {
        this.policy = policy;
        this.quiet = quiet;
    }

    List<Due> confirmed(Decision.SessionConfirmed confirmed, Audience audience) {
        var kind =
                confirmed.booking().revision() == 1 ? MessageKind.CONFIRMATION : MessageKind.CHANGE;
        var effects = new ArrayList<>(toClients(confirmed, kind));
        effects.add(toTherapist(confirmed, kind, confirmed.booking().slot().therapistId()));
        effects.addAll(around(confirmed, audience));
        return effects;
    }

    /** Who holds it no longer is released, who holds it now hears of it for the first time. */
    List<Due> moved(Decision.SessionMoved moved, Audience audience) {
        var effects = new ArrayList<>(toClients(moved, MessageKind.CHANGE));
        var therapist = moved.booking().slot().therapistId();
        var former = moved.before().therapistId();
        if (therapist.equals(former)) {
            effects.add(toTherapist(moved, MessageKind.CHANGE, therapist));
        } else {
            effects.add(toTherapist(moved, MessageKind.CONFIRMATION, therapist));
            effects.add(toTherapist(moved, MessageKind.RELEASE, former));
        }
        effects.addAll(around(moved, audience));
        return effects;
    }

    List<Due> cancelled(Decision.SessionCancelled cancelled) {
        var effects = new ArrayList<>(toClients(cancelled, MessageKind.CANCELLATION));
        effects.add(
                toTherapist(
                        cancelled,
                        MessageKind.CANCELLATION,
                        cancelled.booking().slot().therapistId()));
        return effects;
    }

    private List<Due> toClients(Decision.OfSession decision, MessageKind kind) {
        return decision.booking().personIds().stream()
                .map(personId -> news(decision, kind, Plan.client(personId)))
                .toList();
    }

    private Due toTherapist(Decision.OfSession decision, MessageKind kind, String therapistId) {
        return news(decision, kind, new Recipient(Role.THERAPIST, therapistId));
    }

    /** At once, of use as long as the session lasts. */
    private Due news(Decision.OfSession decision, MessageKind kind, Recipient recipient) {
        var at = decision.about().decidedAt();
        return new Due(
                effect(decision, kind, recipient),
                at,
                at.plus(policy.lateAfter()),
                decision.booking().slot().endsAt());
    }

    /** Reminders and questions, of each person their own. */
    private List<Due> around(Decision.OfSession decision, Audience audience) {
        var effects = new ArrayList<Due>();
        for (var personId : decision.booking().personIds()) {
            var zone = audience.zoneOf(personId, ZoneOffset.UTC);
            remind(decision, personId, zone, MessageKind.FIRST_REMINDER, policy.firstReminder())
                    .ifPresent(effects::add);
            if (decision.booking().slot().format() == Format.VIRTUAL) {
                effects.add(whereabouts(decision, personId, zone));
            }
            remind(decision, personId, zone, MessageKind.LAST_REMINDER, policy.lastReminder())
                    .ifPresent(effects::add);
            effects.add(howItWent(decision, Plan.client(personId), zone));
        }
        var therapist = new Recipient(Role.THERAPIST, decision.booking().slot().therapistId());
        effects.add(howItWent(decision, therapist, null));
        return effects;
    }

    /** Of use until the evening only: nobody is woken by a reminder that was held up. */
    private Optional<Due> remind(
            Decision.OfSession decision,
            String personId,
            ZoneId zone,
            MessageKind kind,
            Duration before) {
        var startsAt = decision.booking().slot().startsAt();
        var at = quiet.latestAllowed(startsAt.minus(before), zone);
        if (at.isBefore(decision.about().decidedAt().plus(NOT_AGAIN_WITHIN))) {
            return Optional.empty();
        }
        var effect = effect(decision, kind, Plan.client(personId));
        return Optional.of(
                new Due(
                        effect,
                        at,
                        at.plus(policy.lateAfter()),
                        earlier(startsAt, quiet.next(at, zone))));
    }

    /** The law looks at where somebody really sits; who books late is asked beside the booking. */
    private Due whereabouts(Decision.OfSession decision, String personId, ZoneId zone) {
        var startsAt = decision.booking().slot().startsAt();
        var wished = quiet.latestAllowed(startsAt.minus(policy.whereabouts()), zone);
        var decidedAt = decision.about().decidedAt();
        var at = wished.isBefore(decidedAt) ? decidedAt : wished;
        return new Due(
                effect(decision, MessageKind.WHEREABOUTS_QUESTION, Plan.client(personId)),
                at,
                at.plus(policy.lateAfter()),
                startsAt);
    }

    private Due howItWent(Decision.OfSession decision, Recipient recipient, @Nullable ZoneId zone) {
        var wished = decision.booking().slot().endsAt().plus(policy.outcome());
        var at = zone == null ? wished : quiet.earliestAllowed(wished, zone);
        return new Due(
                effect(decision, MessageKind.OUTCOME_QUESTION, recipient),
                at,
                null,
                at.plus(ASKED_FOR));
    }

    private static Effect effect(
            Decision.OfSession decision, MessageKind kind, Recipient recipient) {
        return new Effect(
                decision.about().practiceId(),
                decision.booking().sessionId(),
                decision.booking().revision(),
                kind,
                recipient,
                Channel.EMAIL);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
