// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import static org.firstsession.matching.avro.FromAvro.list;
import static org.firstsession.matching.avro.FromAvro.nullable;

import java.time.Instant;
import java.time.ZoneId;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.log.EventMeta;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.UnreadableReason;
import org.firstsession.events.CaseArchived;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.CommandUnreadable;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.PolicySet;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.SlotReleased;
import org.firstsession.events.TherapistDelisted;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TimeAdvanced;
import org.firstsession.events.TimeOffSet;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;

/** Events as the engine makes them to events as they stand on the log, and back for the fold. */
public final class AvroEvents {

    private AvroEvents() {}

    /** The record to write for an event. */
    public static SpecificRecord write(Event event) {
        var meta = event.meta();
        var practice = meta.practiceId().value();
        var command = meta.commandId().value();
        return switch (event) {
            case Event.PracticeOpened it ->
                    new PracticeOpened(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.name(),
                            it.timeZone().getId(),
                            list(it.offices(), ToAvro::office),
                            ToAvro.policy(it.policy()));
            case Event.PolicySet it ->
                    new PolicySet(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            ToAvro.policy(it.policy()));
            case Event.TherapistListed it ->
                    new TherapistListed(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            ToAvro.profile(it.profile()));
            case Event.TherapistDelisted it ->
                    new TherapistDelisted(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.therapistId().value());
            case Event.TimeOffSet it ->
                    new TimeOffSet(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.therapistId().value(),
                            list(it.timeOff(), ToAvro::interval));
            case Event.TrialRequested it ->
                    new TrialRequested(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            ToAvro.symbol(org.firstsession.types.Channel.class, it.channel()),
                            ToAvro.needs(it.needs()));
            case Event.TrialOffered it ->
                    new TrialOffered(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            it.offerId().value(),
                            it.round(),
                            it.expiresAt(),
                            list(it.options(), ToAvro::option),
                            ToAvro.explanation(it.explanation()));
            case Event.HoldExtended it ->
                    new HoldExtended(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            it.offerId().value(),
                            it.expiresAt(),
                            ToAvro.symbol(
                                    org.firstsession.events.ExtensionReason.class, it.reason()));
            case Event.OfferDeclined it ->
                    new OfferDeclined(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            it.offerId().value());
            case Event.OfferExpired it ->
                    new OfferExpired(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            it.offerId().value());
            case Event.TrialConfirmed it ->
                    new TrialConfirmed(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            it.sessionId().value(),
                            it.revision(),
                            it.offerId().value(),
                            it.optionId().value(),
                            list(it.personIds(), PersonId::value),
                            ToAvro.slot(it.slot()));
            case Event.TrialCancelled it ->
                    new TrialCancelled(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            it.sessionId().value(),
                            it.revision(),
                            ToAvro.symbol(org.firstsession.types.ActorRole.class, it.cancelledBy()),
                            it.late(),
                            list(it.personIds(), PersonId::value),
                            ToAvro.slot(it.slot()));
            case Event.SlotReleased it ->
                    new SlotReleased(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            ToAvro.slot(it.slot()));
            case Event.RequestClosed it ->
                    new RequestClosed(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value(),
                            ToAvro.symbol(org.firstsession.events.CloseReason.class, it.reason()));
            case Event.HumanNeeded it ->
                    new HumanNeeded(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            ToAvro.text(it.requestId()),
                            ToAvro.text(it.sessionId()),
                            ToAvro.symbol(org.firstsession.events.HumanNeed.class, it.reason()),
                            it.dueAt());
            case Event.CaseArchived it ->
                    new CaseArchived(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.requestId().value());
            case Event.TimeAdvanced it ->
                    new TimeAdvanced(
                            practice, meta.seq(), meta.eventId(), command, meta.recordedAt());
            case Event.CommandRefused it ->
                    new CommandRefused(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.commandType(),
                            ToAvro.text(it.requestId()),
                            ToAvro.symbol(
                                    org.firstsession.events.RefusalReason.class, it.reason()));
            case Event.DuplicateIgnored it ->
                    new DuplicateIgnored(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            it.commandType(),
                            ToAvro.text(it.requestId()));
            case Event.CommandUnreadable it ->
                    new CommandUnreadable(
                            practice,
                            meta.seq(),
                            meta.eventId(),
                            command,
                            meta.recordedAt(),
                            ToAvro.symbol(
                                    org.firstsession.events.UnreadableReason.class, it.reason()),
                            it.sizeBytes());
        };
    }

    /**
     * The event that a record of {@code practice.events} is.
     *
     * @throws IllegalArgumentException when it is none: the log is not ours, or newer than we are
     */
    public static Event read(SpecificRecord record) {
        return switch (record) {
            case PracticeOpened it ->
                    new Event.PracticeOpened(
                            meta(it),
                            it.getName(),
                            ZoneId.of(it.getTimeZone()),
                            list(it.getOffices(), FromAvro::office),
                            FromAvro.policy(it.getPolicy()));
            case PolicySet it -> new Event.PolicySet(meta(it), FromAvro.policy(it.getPolicy()));
            case TherapistListed it ->
                    new Event.TherapistListed(meta(it), FromAvro.profile(it.getProfile()));
            case TherapistDelisted it ->
                    new Event.TherapistDelisted(meta(it), new TherapistId(it.getTherapistId()));
            case TimeOffSet it ->
                    new Event.TimeOffSet(
                            meta(it),
                            new TherapistId(it.getTherapistId()),
                            list(it.getTimeOff(), FromAvro::interval));
            case TrialRequested it ->
                    new Event.TrialRequested(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            FromAvro.symbol(Channel.class, it.getChannel()),
                            FromAvro.needs(it.getNeeds()));
            case TrialOffered it ->
                    new Event.TrialOffered(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            new OfferId(it.getOfferId()),
                            it.getRound(),
                            it.getExpiresAt(),
                            list(it.getOptions(), FromAvro::option),
                            FromAvro.explanation(it.getExplanation()));
            case HoldExtended it ->
                    new Event.HoldExtended(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            new OfferId(it.getOfferId()),
                            it.getExpiresAt(),
                            FromAvro.symbol(ExtensionReason.class, it.getReason()));
            case OfferDeclined it ->
                    new Event.OfferDeclined(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            new OfferId(it.getOfferId()));
            case OfferExpired it ->
                    new Event.OfferExpired(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            new OfferId(it.getOfferId()));
            case TrialConfirmed it ->
                    new Event.TrialConfirmed(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            new SessionId(it.getSessionId()),
                            it.getRevision(),
                            new OfferId(it.getOfferId()),
                            new OptionId(it.getOptionId()),
                            list(it.getPersonIds(), PersonId::new),
                            FromAvro.slot(it.getSlot()));
            case TrialCancelled it ->
                    new Event.TrialCancelled(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            new SessionId(it.getSessionId()),
                            it.getRevision(),
                            FromAvro.symbol(ActorRole.class, it.getCancelledBy()),
                            it.getLate(),
                            list(it.getPersonIds(), PersonId::new),
                            FromAvro.slot(it.getSlot()));
            case SlotReleased it ->
                    new Event.SlotReleased(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            FromAvro.slot(it.getSlot()));
            case RequestClosed it ->
                    new Event.RequestClosed(
                            meta(it),
                            new RequestId(it.getRequestId()),
                            FromAvro.symbol(CloseReason.class, it.getReason()));
            case HumanNeeded it ->
                    new Event.HumanNeeded(
                            meta(it),
                            nullable(it.getRequestId(), RequestId::new),
                            nullable(it.getSessionId(), SessionId::new),
                            FromAvro.symbol(HumanNeed.class, it.getReason()),
                            it.getDueAt());
            case CaseArchived it ->
                    new Event.CaseArchived(meta(it), new RequestId(it.getRequestId()));
            case TimeAdvanced it -> new Event.TimeAdvanced(meta(it));
            case CommandRefused it ->
                    new Event.CommandRefused(
                            meta(it),
                            it.getCommandType(),
                            nullable(it.getRequestId(), RequestId::new),
                            FromAvro.symbol(RefusalReason.class, it.getReason()));
            case DuplicateIgnored it ->
                    new Event.DuplicateIgnored(
                            meta(it),
                            it.getCommandType(),
                            nullable(it.getRequestId(), RequestId::new));
            case CommandUnreadable it ->
                    new Event.CommandUnreadable(
                            meta(it),
                            FromAvro.symbol(UnreadableReason.class, it.getReason()),
                            it.getSizeBytes());
            default ->
                    throw new IllegalArgumentException(
                            record.getSchema().getFullName() + " is no event of the engine");
        };
    }

    /** The fields that every event has, by their names in the schemas. */
    private static EventMeta meta(SpecificRecordBase event) {
        return new EventMeta(
                new PracticeId((String) event.get("practiceId")),
                (long) event.get("seq"),
                new CommandId((String) event.get("commandId")),
                (Instant) event.get("recordedAt"));
    }
}
