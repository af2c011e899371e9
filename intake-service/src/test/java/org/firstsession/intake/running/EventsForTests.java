// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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
import org.firstsession.schemas.PolicyDefaults;
import org.firstsession.types.ActorRole;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.Channel;
import org.firstsession.types.Choice;
import org.firstsession.types.Counterfactual;
import org.firstsession.types.DayPart;
import org.firstsession.types.Explanation;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.HardRule;
import org.firstsession.types.Needs;
import org.firstsession.types.Office;
import org.firstsession.types.Option;
import org.firstsession.types.Outcome;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.RankingWeights;
import org.firstsession.types.Relaxation;
import org.firstsession.types.RuleCount;
import org.firstsession.types.Slot;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.jspecify.annotations.Nullable;

/** The events of one practice, numbered, as the engine would write them. */
public final class EventsForTests {

    public static final String THERAPIST = "t-ana";
    public static final String OFFICE = "oakland";
    public static final Instant TOMORROW =
            Instant.now().plusSeconds(86_400).truncatedTo(ChronoUnit.HOURS);

    private final String practiceId;
    private final AtomicLong seq = new AtomicLong();

    public EventsForTests(String practiceId) {
        this.practiceId = practiceId;
    }

    public SpecificRecord opened() {
        long number = seq.incrementAndGet();
        return new PracticeOpened(
                practiceId,
                number,
                eventId(number),
                command(),
                now(),
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
                policy());
    }

    private static Policy policy() {
        return new Policy(
                1,
                50,
                75,
                10,
                30,
                720,
                28,
                900,
                7_200,
                2,
                3,
                40_000,
                24,
                240,
                12_000,
                18_000,
                List.of("trauma"),
                new RankingWeights(1, 1, 1, 1, 1, 1),
                30,
                List.of(),
                PolicyDefaults.lifetimes(),
                PolicyDefaults.scarcity());
    }

    public SpecificRecord therapistListed() {
        long number = seq.incrementAndGet();
        return new TherapistListed(
                practiceId,
                number,
                eventId(number),
                command(),
                now(),
                new TherapistProfile(
                        THERAPIST,
                        1,
                        true,
                        List.of(PartyKind.INDIVIDUAL),
                        "America/Los_Angeles",
                        List.of(),
                        List.of("en", "es"),
                        "woman",
                        List.of("anxiety", "sleep"),
                        List.of(),
                        List.of("aetna"),
                        true,
                        List.of(),
                        10,
                        false));
    }

    public SpecificRecord requested(UUID requestId, String commandId) {
        long number = seq.incrementAndGet();
        return new TrialRequested(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                Channel.API,
                new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(
                                new Participant(
                                        UUID.randomUUID().toString(),
                                        "CA",
                                        null,
                                        null,
                                        "America/Los_Angeles",
                                        List.of(),
                                        List.of(),
                                        null,
                                        AgeStatement.ADULT,
                                        List.of())),
                        FormatWish.VIRTUAL,
                        null,
                        List.of(),
                        null,
                        null));
    }

    /** The request as it was asked for, and the invitation if it has one. */
    public SpecificRecord requested(RequestTrial command) {
        long number = seq.incrementAndGet();
        return new TrialRequested(
                practiceId,
                number,
                eventId(number),
                command.getCommandId(),
                now(),
                command.getRequestId(),
                command.getChannel(),
                command.getNeeds());
    }

    public SpecificRecord invited(UUID requestId, String commandId, Instant until) {
        long number = seq.incrementAndGet();
        return new PartnerInvited(
                practiceId, number, eventId(number), commandId, now(), requestId.toString(), until);
    }

    public SpecificRecord joined(JoinRequest command) {
        long number = seq.incrementAndGet();
        return new PartnerJoined(
                practiceId,
                number,
                eventId(number),
                command.getCommandId(),
                now(),
                command.getRequestId(),
                command.getPartner(),
                command.getWishes());
    }

    public SpecificRecord invitationDeclined(UUID requestId, String commandId) {
        long number = seq.incrementAndGet();
        return new InvitationDeclined(
                practiceId, number, eventId(number), commandId, now(), requestId.toString());
    }

    public SpecificRecord suggested(UUID requestId, String personId) {
        long number = seq.incrementAndGet();
        return new IndividualTrialSuggested(
                practiceId,
                number,
                eventId(number),
                command(),
                now(),
                requestId.toString(),
                personId,
                now().plusSeconds(86_400));
    }

    public SpecificRecord continuedAlone(UUID requestId, String commandId, String personId) {
        long number = seq.incrementAndGet();
        return new ContinuedAlone(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                personId);
    }

    public SpecificRecord withdrew(UUID requestId, String commandId, String personId) {
        long number = seq.incrementAndGet();
        return new PersonWithdrew(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                personId);
    }

    /** A yes to the first option of an offer. */
    public SpecificRecord consented(
            UUID requestId, String commandId, String offerId, String personId) {
        long number = seq.incrementAndGet();
        return new OptionConsented(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                offerId,
                offerId + "-1",
                personId,
                now().plusSeconds(86_400));
    }

    public SpecificRecord withheld(
            UUID requestId, String commandId, String offerId, String personId) {
        long number = seq.incrementAndGet();
        return new ConsentWithheld(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                offerId,
                personId);
    }

    public SpecificRecord waitlisted(UUID requestId, String commandId) {
        long number = seq.incrementAndGet();
        return new RequestWaitlisted(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
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
        long number = seq.incrementAndGet();
        return new TrialOffered(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
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
        long number = seq.incrementAndGet();
        return new HoldExtended(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                offerId,
                now().plusSeconds(1_800),
                reason);
    }

    public SpecificRecord expired(UUID requestId, String offerId) {
        long number = seq.incrementAndGet();
        return new OfferExpired(
                practiceId,
                number,
                eventId(number),
                command(),
                now(),
                requestId.toString(),
                offerId);
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
        long number = seq.incrementAndGet();
        return new TrialConfirmed(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
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
        long number = seq.incrementAndGet();
        return new TrialRescheduled(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
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
        long number = seq.incrementAndGet();
        return new WhereaboutsConfirmed(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
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
        long number = seq.incrementAndGet();
        return new OutcomeRecorded(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                "s-" + requestId,
                personId,
                outcome);
    }

    public SpecificRecord chosen(UUID requestId, String personId, Choice choice) {
        return chosen(requestId, command(), personId, choice);
    }

    public SpecificRecord chosen(UUID requestId, String commandId, String personId, Choice choice) {
        long number = seq.incrementAndGet();
        return new ChoiceRecorded(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                "s-" + requestId,
                personId,
                choice);
    }

    /** The offer was taken back. */
    public SpecificRecord withdrawn(UUID requestId, String offerId) {
        long number = seq.incrementAndGet();
        return new OfferWithdrawn(
                practiceId,
                number,
                eventId(number),
                command(),
                now(),
                requestId.toString(),
                offerId,
                WithdrawalReason.OUTCOME_TAKEN_BACK);
    }

    public SpecificRecord cancelled(UUID requestId, String commandId) {
        long number = seq.incrementAndGet();
        return new TrialCancelled(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                "s-" + requestId,
                2,
                ActorRole.CLIENT,
                false,
                List.of(),
                slot(Format.VIRTUAL));
    }

    public SpecificRecord closed(UUID requestId, String commandId, CloseReason reason) {
        long number = seq.incrementAndGet();
        return new RequestClosed(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                requestId.toString(),
                reason,
                null,
                null);
    }

    public SpecificRecord refused(UUID requestId, String commandId, RefusalReason reason) {
        long number = seq.incrementAndGet();
        return new CommandRefused(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                "AcceptOffer",
                requestId.toString(),
                reason);
    }

    public SpecificRecord duplicate(UUID requestId, String commandId) {
        long number = seq.incrementAndGet();
        return new DuplicateIgnored(
                practiceId,
                number,
                eventId(number),
                commandId,
                now(),
                "AcceptOffer",
                requestId.toString());
    }

    private static Slot slot(Format format) {
        return slot(format, TOMORROW);
    }

    private static Slot slot(Format format, Instant startsAt) {
        return new Slot(
                THERAPIST,
                startsAt,
                startsAt.plusSeconds(3_000),
                startsAt.plusSeconds(3_600),
                format,
                format == Format.IN_PERSON ? OFFICE : null,
                null);
    }

    private String eventId(long number) {
        return practiceId + ":" + number;
    }

    private static String command() {
        return UUID.randomUUID().toString();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
