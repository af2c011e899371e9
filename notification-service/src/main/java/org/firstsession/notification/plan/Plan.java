// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what has to be told to whom and when. Reads no clock and no table. */
public final class Plan {

    /** A reminder so soon after the booking would say what was just said. */
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofHours(2);

    private static final int ON_CALL = 3;

    private final Policy policy;
    private final QuietHours quiet;

    public Plan(Policy policy) {
        this.policy = policy;
        this.quiet = QuietHours.of(policy);
    }

    /**
     * The messages that follow from a decision, clients first.
     *
     * <p>Each is planned as e-mail, but an offer to somebody who writes texts as a text; when the
     * recipient has chosen another way, that turns out when it leaves ({@link Routes}).
     *
     * @param audience the people of the request
     */
    public List<Due> effectsOf(Decision decision, Audience audience) {
        return switch (decision) {
            case Decision.RequestReceived received -> received(received);
            case Decision.OfferMade offer -> offered(offer, audience);
            case Decision.SessionConfirmed confirmed -> confirmed(confirmed, audience);
            case Decision.SessionCancelled cancelled -> news(cancelled, MessageKind.CANCELLATION);
            case Decision.HumanNeeded needed -> List.of(firstCall(needed));
            case Decision.RequestClosed closed -> List.of();
            case Decision.OfferExtended extended -> List.of();
            case Decision.OfferEnded ended -> List.of();
        };
    }

    /** The call to the next on the rota when one can't be reached; empty after the third. */
    public static Optional<Effect> nextOnCall(Effect unreachable) {
        int place = Integer.parseInt(unreachable.recipient().id());
        return place >= ON_CALL
                ? Optional.empty()
                : Optional.of(
                        new Effect(
                                unreachable.practiceId(),
                                unreachable.subjectId(),
                                unreachable.revision(),
                                unreachable.kind(),
                                new Recipient(Role.COORDINATOR, Integer.toString(place + 1)),
                                Channel.EMAIL));
    }

    private List<Due> received(Decision.RequestReceived received) {
        var about = received.about();
        var channel = received.audience().byText() ? Channel.TEXT_MESSAGE : Channel.EMAIL;
        return received.audience().people().stream()
                .map(person ->
                        new Due(
                                new Effect(
                                        about.practiceId(),
                                        about.requestId(),
                                        1,
                                        MessageKind.REQUEST_RECEIVED,
                                        client(person.id()),
                                        channel),
                                about.decidedAt(),
                                null,
                                null))
                .toList();
    }

    /** Who sits at the page sees the offer there; who writes texts gets it as one. */
    private static List<Due> offered(Decision.OfferMade offer, Audience audience) {
        if (!audience.byText()) {
            return List.of();
        }
        var about = offer.about();
        return audience.people().stream()
                .map(person ->
                        new Due(
                                new Effect(
                                        about.practiceId(),
                                        offer.offerId(),
                                        offer.round(),
                                        MessageKind.OFFER,
                                        client(person.id()),
                                        Channel.TEXT_MESSAGE),
                                about.decidedAt(),
                                null,
                                offer.expiresAt()))
                .toList();
    }

    private List<Due> confirmed(Decision.SessionConfirmed confirmed, Audience audience) {
        var booking = confirmed.booking();
        var kind = booking.revision() == 1 ? MessageKind.CONFIRMATION : MessageKind.CHANGE;
        var effects = new ArrayList<>(news(confirmed, kind));
        for (var personId : booking.personIds()) {
            var zone = audience.zoneOf(personId, ZoneOffset.UTC);
            remind(confirmed, personId, zone, MessageKind.FIRST_REMINDER, policy.firstReminder())
                    .ifPresent(effects::add);
            remind(confirmed, personId, zone, MessageKind.LAST_REMINDER, policy.lastReminder())
                    .ifPresent(effects::add);
        }
        return effects;
    }

    /** To everybody concerned, at once, of use as long as the session lasts. */
    private List<Due> news(Decision.OfSession decision, MessageKind kind) {
        var booking = decision.booking();
        var recipients = new ArrayList<Recipient>();
        booking.personIds().forEach(personId -> recipients.add(client(personId)));
        recipients.add(new Recipient(Role.THERAPIST, booking.slot().therapistId()));
        return recipients.stream()
                .map(recipient -> {
                    var at = decision.about().decidedAt();
                    return new Due(
                            effect(decision, kind, recipient),
                            at,
                            at.plus(policy.lateAfter()),
                            booking.slot().endsAt());
                })
                .toList();
    }

    /** Of use until the evening only: nobody is woken by a reminder that was held up. */
    private Optional<Due> remind(
            Decision.SessionConfirmed confirmed,
            String personId,
            ZoneId zone,
            MessageKind kind,
            Duration before) {
        var startsAt = confirmed.booking().slot().startsAt();
        var at = quiet.latestAllowed(startsAt.minus(before), zone);
        if (at.isBefore(confirmed.about().decidedAt().plus(NOT_AGAIN_WITHIN))) {
            return Optional.empty();
        }
        var effect = effect(confirmed, kind, client(personId));
        return Optional.of(
                new Due(
                        effect,
                        at,
                        at.plus(policy.lateAfter()),
                        earlier(startsAt, quiet.next(at, zone))));
    }

    private Due firstCall(Decision.HumanNeeded needed) {
        var about = needed.about();
        return new Due(
                new Effect(
                        about.practiceId(),
                        about.eventId(),
                        1,
                        MessageKind.HUMAN_NEEDED,
                        new Recipient(Role.COORDINATOR, "1"),
                        Channel.EMAIL),
                about.decidedAt(),
                about.decidedAt().plus(policy.lateAfter()),
                null);
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

    private static Recipient client(String personId) {
        return new Recipient(Role.CLIENT, personId);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
