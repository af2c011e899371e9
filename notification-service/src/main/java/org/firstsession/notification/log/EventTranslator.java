// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.notification.ledger.DecisionFold;
import org.firstsession.notification.plan.Audience;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Decision.About;
import org.firstsession.notification.plan.Decision.Booking;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Slot;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;

/** Puts the events that messages depend on into this service's words; others say nothing here. */
final class EventTranslator {

    private EventTranslator() {}

    static void fold(SpecificRecord event, DecisionFold fold) {
        switch (event) {
            case PracticeOpened opened -> foldPractice(opened, fold);
            case TherapistListed listed -> foldTherapist(listed, fold);
            case TrialRequested requested -> fold.take(received(requested));
            case RequestClosed closed -> fold.take(closed(closed));
            case TrialOffered offered -> fold.take(offer(offered));
            case HoldExtended extended -> fold.take(extension(extended));
            case OfferDeclined declined -> fold.take(declined(declined));
            case OfferExpired expired -> fold.take(expired(expired));
            case TrialConfirmed confirmed -> fold.take(confirmation(confirmed));
            case TrialCancelled cancelled -> fold.take(cancellation(cancelled));
            case HumanNeeded needed -> fold.take(need(needed));
            default -> {}
        }
    }

    private static Decision received(TrialRequested event) {
        var people =
                event.getNeeds().getParticipants().stream()
                        .map(one ->
                                new Audience.Person(
                                        one.getPersonId(), ZoneId.of(one.getTimeZone())))
                        .toList();
        return new Decision.RequestReceived(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                new Audience(people, event.getChannel() == Channel.TEXT_MESSAGE));
    }

    private static Decision closed(RequestClosed event) {
        return new Decision.RequestClosed(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()));
    }

    private static Decision offer(TrialOffered event) {
        return new Decision.OfferMade(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                event.getOfferId(),
                event.getRound(),
                event.getExpiresAt(),
                event.getOptions().stream().map(option -> slot(option.getSlot())).toList());
    }

    private static Decision extension(HoldExtended event) {
        return new Decision.OfferExtended(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                event.getOfferId(),
                event.getExpiresAt());
    }

    private static Decision declined(OfferDeclined event) {
        return new Decision.OfferEnded(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                event.getOfferId());
    }

    private static Decision expired(OfferExpired event) {
        return new Decision.OfferEnded(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                event.getOfferId());
    }

    private static Decision confirmation(TrialConfirmed event) {
        return new Decision.SessionConfirmed(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                new Booking(
                        event.getSessionId(),
                        event.getRevision(),
                        List.copyOf(event.getPersonIds()),
                        slot(event.getSlot())));
    }

    private static Decision cancellation(TrialCancelled event) {
        return new Decision.SessionCancelled(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                new Booking(
                        event.getSessionId(),
                        event.getRevision(),
                        List.copyOf(event.getPersonIds()),
                        slot(event.getSlot())));
    }

    private static Decision need(HumanNeeded event) {
        return new Decision.HumanNeeded(
                about(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId()),
                event.getReason().name(),
                event.getDueAt());
    }

    private static About about(
            String practiceId, String eventId, Instant decidedAt, @Nullable String requestId) {
        return new About(practiceId, eventId, decidedAt, requestId == null ? "" : requestId);
    }

    private static void foldPractice(PracticeOpened event, DecisionFold fold) {
        fold.takePractice(event.getPracticeId(), event.getName(), ZoneId.of(event.getTimeZone()));
        for (var office : event.getOffices()) {
            fold.takeOffice(
                    event.getPracticeId(),
                    office.getOfficeId(),
                    new Office(
                            office.getName(),
                            office.getAddress(),
                            ZoneId.of(office.getTimeZone())));
        }
    }

    private static void foldTherapist(TherapistListed event, DecisionFold fold) {
        var profile = event.getProfile();
        fold.takeTherapist(
                event.getPracticeId(),
                profile.getTherapistId(),
                profile.getVersion(),
                ZoneId.of(profile.getTimeZone()));
    }

    private static Slot slot(org.firstsession.types.Slot slot) {
        return new Slot(
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                format(slot.getFormat()),
                slot.getOfficeId());
    }

    private static Format format(org.firstsession.types.Format format) {
        return switch (format) {
            case VIRTUAL -> Format.VIRTUAL;
            case IN_PERSON -> Format.IN_PERSON;
            case UNKNOWN ->
                    throw new IllegalStateException("a session's format is unknown to this build");
        };
    }
}
