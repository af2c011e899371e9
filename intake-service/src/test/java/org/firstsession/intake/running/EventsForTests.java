// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.JoinRequest;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.ChoiceRecorded;
import org.firstsession.events.CloseReason;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.ConsentWithheld;
import org.firstsession.events.ContinuedAlone;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.IndividualTrialSuggested;
import org.firstsession.events.InvitationDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.OfferOccasion;
import org.firstsession.events.OfferWithdrawn;
import org.firstsession.events.OptionConsented;
import org.firstsession.events.OutcomeRecorded;
import org.firstsession.events.PartnerInvited;
import org.firstsession.events.PartnerJoined;
import org.firstsession.events.PersonWithdrew;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RefusalReason;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.RequestWaitlisted;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.events.TrialRescheduled;
import org.firstsession.events.WhereaboutsConfirmed;
import org.firstsession.events.WithdrawalReason;
import org.firstsession.stack.sample.SampleEvents;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Choice;
import org.firstsession.types.Counterfactual;
import org.firstsession.types.DayPart;
import org.firstsession.types.Explanation;
import org.firstsession.types.Format;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.HardRule;
import org.firstsession.types.Office;
import org.firstsession.types.Option;
import org.firstsession.types.Outcome;
import org.firstsession.types.Relaxation;
import org.firstsession.types.RuleCount;
import org.firstsession.types.Slot;
import org.firstsession.types.Weekday;
import org.jspecify.annotations.Nullable;

/** The events of one practice, numbered, as the engine would write them. */
public final class EventsForTests {

    public static final String THERAPIST = "t-ana";
    public static final String OFFICE = "oakland";
    public static final Instant TOMORROW =
            Instant.now().plusSeconds(86_400).truncatedTo(ChronoUnit.HOURS);

    private final SampleEvents events;

    public EventsForTests(String practiceId) {
        this.events = new SampleEvents(practiceId);
    }

    public SpecificRecord opened() {
        return next(
                PracticeOpened.class,
                command(),
                "Lakeside Counseling",
                "America/Los_Angeles",
                List.of(
                        new Office(
                                OFFICE,
                                "Oakland",
                                "1200 Harbor Walk, Oakland, CA 94607",
                                "CA",
                                "America/Los_Angeles",
                                new GeoPoint(37_804_400, -122_271_200),
                                List.of())),
                Samples.policy().setNeedsPerson(List.of("trauma")).build());
    }

    public SpecificRecord therapistListed() {
        return next(
                TherapistListed.class,
                command(),
                Samples.therapist(THERAPIST)
                        .setLanguages(List.of("en", "es"))
                        .setGender("woman")
                        .setSpecialties(List.of("anxiety", "sleep"))
                        .setPlans(List.of("aetna"))
                        .build());
    }

    public SpecificRecord requested(UUID requestId, String commandId) {
        return next(
                TrialRequested.class,
                commandId,
                requestId.toString(),
                Channel.API,
                Samples.needs(Samples.client(UUID.randomUUID().toString()).build()).build());
    }

    /** The request as it was asked for, and the invitation if it has one. */
    public SpecificRecord requested(RequestTrial command) {
        return next(
                TrialRequested.class,
                command.getCommandId(),
                command.getRequestId(),
                command.getChannel(),
                command.getNeeds());
    }

    public SpecificRecord invited(UUID requestId, String commandId, Instant until) {
        return next(PartnerInvited.class, commandId, requestId.toString(), until);
    }

    public SpecificRecord joined(JoinRequest command) {
        return next(
                PartnerJoined.class,
                command.getCommandId(),
                command.getRequestId(),
                command.getPartner(),
                command.getWishes());
    }

    public SpecificRecord invitationDeclined(UUID requestId, String commandId) {
        return next(InvitationDeclined.class, commandId, requestId.toString());
    }

    public SpecificRecord suggested(UUID requestId, String personId) {
        return next(
                IndividualTrialSuggested.class,
                command(),
                requestId.toString(),
                personId,
                now().plusSeconds(86_400));
    }

    public SpecificRecord continuedAlone(UUID requestId, String commandId, String personId) {
        return next(ContinuedAlone.class, commandId, requestId.toString(), personId);
    }

    public SpecificRecord withdrew(UUID requestId, String commandId, String personId) {
        return next(PersonWithdrew.class, commandId, requestId.toString(), personId);
    }

    /** A yes to the first option of an offer. */
    public SpecificRecord consented(
            UUID requestId, String commandId, String offerId, String personId) {
        return next(
                OptionConsented.class,
                commandId,
                requestId.toString(),
                offerId,
                offerId + "-1",
                personId,
                now().plusSeconds(86_400));
    }

    public SpecificRecord withheld(
            UUID requestId, String commandId, String offerId, String personId) {
        return next(ConsentWithheld.class, commandId, requestId.toString(), offerId, personId);
    }

    public SpecificRecord waitlisted(UUID requestId, String commandId) {
        return next(
                RequestWaitlisted.class,
                commandId,
                requestId.toString(),
                new Explanation(
                        3,
                        List.of(
                                new RuleCount(HardRule.LICENSED, 1),
                                new RuleCount(HardRule.HAS_FREE_SLOT, 2)),
                        List.of(),
                        List.of(
                                new Counterfactual(Relaxation.IN_PERSON_TOO, null, null, 3),
                                new Counterfactual(
                                        Relaxation.OTHER_TIMES, Weekday.THU, DayPart.EVENING, 1))),
                now().plusSeconds(86_400));
    }

    /**
     * An offer of one video session, {@code offerId-1}, and one at the office, {@code offerId-2}.
     */
    public SpecificRecord offered(UUID requestId, String commandId, String offerId) {
        return offered(requestId, commandId, offerId, OfferOccasion.FIRST);
    }

    private SpecificRecord offered(
            UUID requestId, String commandId, String offerId, OfferOccasion occasion) {
        return next(
                TrialOffered.class,
                commandId,
                requestId.toString(),
                offerId,
                1,
                now().plusSeconds(900),
                List.of(
                        new Option(offerId + "-1", slot(Format.VIRTUAL), List.of()),
                        new Option(offerId + "-2", slot(Format.IN_PERSON), List.of())),
                new Explanation(1, List.of(), List.of(), List.of()),
                occasion);
    }

    public SpecificRecord extended(
            UUID requestId, String commandId, String offerId, ExtensionReason reason) {
        return next(
                HoldExtended.class,
                commandId,
                requestId.toString(),
                offerId,
                now().plusSeconds(1_800),
                reason);
    }

    public SpecificRecord expired(UUID requestId, String offerId) {
        return next(OfferExpired.class, command(), requestId.toString(), offerId);
    }

    /**
     * Other hours for a booked session: {@code offerId-1} by video, {@code offerId-2} at the
     * office.
     */
    public SpecificRecord moveOffered(UUID requestId, String commandId, String offerId) {
        return offered(requestId, commandId, offerId, OfferOccasion.MOVE);
    }

    public SpecificRecord confirmed(UUID requestId, String commandId, String offerId) {
        return confirmed(requestId, commandId, offerId, List.of(UUID.randomUUID().toString()));
    }

    public SpecificRecord confirmed(
            UUID requestId, String commandId, String offerId, List<String> personIds) {
        return confirmed(requestId, commandId, offerId, personIds, slot(Format.VIRTUAL));
    }

    /** A session that began two hours ago, so that one can say how it went. */
    public SpecificRecord confirmedInThePast(
            UUID requestId, String commandId, String offerId, List<String> personIds) {
        var start = Instant.now().minusSeconds(7_200).truncatedTo(ChronoUnit.MINUTES);
        return confirmed(requestId, commandId, offerId, personIds, slot(Format.VIRTUAL, start));
    }

    /** A session that begins within the hour. */
    public SpecificRecord confirmedSoon(
            UUID requestId, String commandId, String offerId, List<String> personIds) {
        var start = Instant.now().plusSeconds(1_800).truncatedTo(ChronoUnit.MINUTES);
        return confirmed(requestId, commandId, offerId, personIds, slot(Format.VIRTUAL, start));
    }

    public SpecificRecord confirmedAtTheOffice(
            UUID requestId, String commandId, String offerId, List<String> personIds) {
        return confirmed(requestId, commandId, offerId, personIds, slot(Format.IN_PERSON));
    }

    private SpecificRecord confirmed(
            UUID requestId, String commandId, String offerId, List<String> personIds, Slot slot) {
        return next(
                TrialConfirmed.class,
                commandId,
                requestId.toString(),
                "s-" + requestId,
                1,
                offerId,
                offerId + "-1",
                personIds,
                slot);
    }

    /** The session now begins at that time. */
    public SpecificRecord rescheduled(UUID requestId, String commandId, Instant startsAt) {
        return next(
                TrialRescheduled.class,
                commandId,
                requestId.toString(),
                "s-" + requestId,
                2,
                ActorRole.CLIENT,
                List.of(),
                slot(Format.VIRTUAL),
                slot(Format.VIRTUAL, startsAt));
    }

    public SpecificRecord seated(UUID requestId, String personId, String state) {
        return seated(requestId, command(), personId, state);
    }

    public SpecificRecord seated(UUID requestId, String commandId, String personId, String state) {
        return next(
                WhereaboutsConfirmed.class,
                commandId,
                requestId.toString(),
                "s-" + requestId,
                personId,
                state);
    }

    public SpecificRecord outcome(UUID requestId, String personId, @Nullable Outcome outcome) {
        return outcome(requestId, command(), personId, outcome);
    }

    public SpecificRecord outcome(
            UUID requestId, String commandId, String personId, @Nullable Outcome outcome) {
        return next(
                OutcomeRecorded.class,
                commandId,
                requestId.toString(),
                "s-" + requestId,
                personId,
                outcome);
    }

    public SpecificRecord chosen(UUID requestId, String personId, Choice choice) {
        return chosen(requestId, command(), personId, choice);
    }

    public SpecificRecord chosen(UUID requestId, String commandId, String personId, Choice choice) {
        return next(
                ChoiceRecorded.class,
                commandId,
                requestId.toString(),
                "s-" + requestId,
                personId,
                choice);
    }

    /** The offer was taken back. */
    public SpecificRecord withdrawn(UUID requestId, String offerId) {
        return next(
                OfferWithdrawn.class,
                command(),
                requestId.toString(),
                offerId,
                WithdrawalReason.OUTCOME_TAKEN_BACK);
    }

    public SpecificRecord cancelled(UUID requestId, String commandId) {
        return next(
                TrialCancelled.class,
                commandId,
                requestId.toString(),
                "s-" + requestId,
                2,
                ActorRole.CLIENT,
                false,
                List.of(),
                slot(Format.VIRTUAL));
    }

    public SpecificRecord closed(UUID requestId, String commandId, CloseReason reason) {
        return next(RequestClosed.class, commandId, requestId.toString(), reason, null, null);
    }

    public SpecificRecord refused(UUID requestId, String commandId, RefusalReason reason) {
        return next(CommandRefused.class, commandId, "AcceptOffer", requestId.toString(), reason);
    }

    public SpecificRecord duplicate(UUID requestId, String commandId) {
        return next(DuplicateIgnored.class, commandId, "AcceptOffer", requestId.toString());
    }

    private static Slot slot(Format format) {
        return slot(format, TOMORROW);
    }

    private static Slot slot(Format format, Instant startsAt) {
        return Slot.newBuilder(Samples.slot(THERAPIST, startsAt))
                .setFormat(format)
                .setOfficeId(format == Format.IN_PERSON ? OFFICE : null)
                .build();
    }

    private SpecificRecord next(
            Class<? extends SpecificRecord> type, String commandId, @Nullable Object... rest) {
        return events.next(type, commandId, now(), rest);
    }

    private static String command() {
        return UUID.randomUUID().toString();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
