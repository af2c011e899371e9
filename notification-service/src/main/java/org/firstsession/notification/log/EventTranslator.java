// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import java.time.ZoneId;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.notification.ledger.SessionFold;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.SessionChange;
import org.firstsession.notification.plan.SessionChange.Decision;
import org.firstsession.notification.plan.Slot;

/** Puts the events that messages depend on into this service's words; others say nothing here. */
final class EventTranslator {

    private EventTranslator() {}

    static void fold(SpecificRecord event, SessionFold fold) {
        switch (event) {
            case PracticeOpened opened -> foldOffices(opened, fold);
            case TherapistListed listed -> foldTherapist(listed, fold);
            case TrialConfirmed confirmed -> fold.take(confirmation(confirmed));
            case TrialCancelled cancelled -> fold.take(cancellation(cancelled));
            default -> {}
        }
    }

    static SessionChange confirmation(TrialConfirmed event) {
        return new SessionChange.Confirmed(
                new Decision(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId(),
                        event.getSessionId(),
                        event.getRevision(),
                        List.copyOf(event.getPersonIds()),
                        slot(event.getSlot())));
    }

    static SessionChange cancellation(TrialCancelled event) {
        return new SessionChange.Cancelled(
                new Decision(
                        event.getPracticeId(),
                        event.getEventId(),
                        event.getRecordedAt(),
                        event.getRequestId(),
                        event.getSessionId(),
                        event.getRevision(),
                        List.copyOf(event.getPersonIds()),
                        slot(event.getSlot())));
    }

    private static void foldOffices(PracticeOpened event, SessionFold fold) {
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

    private static void foldTherapist(TherapistListed event, SessionFold fold) {
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
