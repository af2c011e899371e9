// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.AdvanceTime;
import org.firstsession.commands.AnswerByTherapist;
import org.firstsession.commands.AssignTherapist;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.CloseRequest;
import org.firstsession.commands.CompleteTask;
import org.firstsession.commands.ConfirmWhereabouts;
import org.firstsession.commands.ContinueAlone;
import org.firstsession.commands.ContinueOrStop;
import org.firstsession.commands.DeclineInvitation;
import org.firstsession.commands.DeclineOffer;
import org.firstsession.commands.DelistTherapist;
import org.firstsession.commands.ExtendHold;
import org.firstsession.commands.JoinRequest;
import org.firstsession.commands.LiftSafetyHold;
import org.firstsession.commands.LinkPeople;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.RaiseSafetyConcern;
import org.firstsession.commands.RecordOutcome;
import org.firstsession.commands.ReportBusyTimes;
import org.firstsession.commands.RequestOtherOptions;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.RescheduleTrial;
import org.firstsession.commands.SetClosure;
import org.firstsession.commands.SetPolicy;
import org.firstsession.commands.SetRooms;
import org.firstsession.commands.SetTimeOff;
import org.firstsession.commands.UnlinkPeople;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.events.TherapistAsked;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRescheduled;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Choice;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Interval;
import org.firstsession.types.Needs;
import org.firstsession.types.Option;
import org.firstsession.types.Outcome;
import org.firstsession.types.Participant;
import org.firstsession.types.PartnerWishes;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.Room;
import org.firstsession.types.SafetyScope;
import org.firstsession.types.TaskNext;
import org.firstsession.types.TherapistAnswer;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.TherapistReason;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;

/** Each command there is, given at least once where it leads to something: a quarter of a year. */
public final class WholeStory {

    private static final String THERAPIST_WHO_IS_ASKED = "therapist-5";

    private final History history;
    private Instant clock = Instant.parse("2024-01-08T16:00:00Z");
    private int ids;

    private WholeStory(History history) {
        this.history = history;
    }

    /** Tells it into an empty history. */
    public static void tell(History history) {
        new WholeStory(history).tell();
    }

    private void tell() {
        open();
        moveAndContinue();
        thinkAgain();
        coupleTogether();
        coupleByInvitation();
        invitationDeclined();
        safety();
        byHand();
        asksFirst();
        roster();
        waitlist();
        lapse();
        whatIsRefused();
        archive();
    }

    private void open() {
        give(
                OpenPractice.class,
                ActorRole.SYSTEM,
                "name",
                "Golden practice",
                "timeZone",
                "America/Los_Angeles",
                "offices",
                Roster.offices(),
                "policy",
                Roster.policy());
        for (int number = 1; number <= 6; number++) {
            var profile = Roster.therapist(number, 1);
            boolean asked = THERAPIST_WHO_IS_ASKED.equals(profile.getTherapistId());
            give(
                    ListTherapist.class,
                    ActorRole.SYSTEM,
                    "profile",
                    TherapistProfile.newBuilder(profile).setAsksFirst(asked).build());
        }
    }

    private void moveAndContinue() {
        var request = request(PartyKind.INDIVIDUAL, "anxiety", List.of(), person("p1"));
        var confirmed = book(request, "p1", null);
        later(Duration.ofMinutes(3));
        give(
                ConfirmWhereabouts.class,
                ActorRole.CLIENT,
                "requestId",
                request,
                "personId",
                "p1",
                "sessionId",
                confirmed.getSessionId(),
                "state",
                "CA");
        var moved =
                only(
                        give(
                                RescheduleTrial.class,
                                ActorRole.CLIENT,
                                "requestId",
                                request,
                                "personId",
                                "p1",
                                "sessionId",
                                confirmed.getSessionId(),
                                "times",
                                List.of(),
                                "otherTherapist",
                                true),
                        TrialRescheduled.class);
        passTo(moved.getSlot().getEndsAt());
        outcome(request, confirmed.getSessionId(), "p1", Outcome.NO_SHOW);
        outcome(request, confirmed.getSessionId(), "p1", null);
        outcome(request, confirmed.getSessionId(), "p1", Outcome.ATTENDED);
        give(
                ContinueOrStop.class,
                ActorRole.CLIENT,
                "requestId",
                request,
                "sessionId",
                confirmed.getSessionId(),
                "personId",
                "p1",
                "choice",
                Choice.CONTINUE);
    }

    private void thinkAgain() {
        var request = request(PartyKind.INDIVIDUAL, "anxiety", mornings(), person("p2"));
        var offered = lastOffer();
        later(Duration.ofMinutes(2));
        ofOffer(ExtendHold.class, request, "p2", offered);
        give(RequestOtherOptions.class, ActorRole.CLIENT, "requestId", request, "personId", "p2");
        ofOffer(DeclineOffer.class, request, "p2", lastOffer());
        give(WithdrawRequest.class, ActorRole.CLIENT, "requestId", request, "personId", "p2");
    }

    private void coupleTogether() {
        var request = request(PartyKind.COUPLE, "anxiety", List.of(), person("p3"), person("p4"));
        var confirmed = book(request, "p3", null);
        later(Duration.ofHours(1));
        give(
                CancelTrial.class,
                ActorRole.CLIENT,
                "requestId",
                request,
                "personId",
                "p3",
                "sessionId",
                confirmed.getSessionId());
    }

    private void coupleByInvitation() {
        var request = request(PartyKind.COUPLE, "anxiety", List.of(), person("p5"));
        later(Duration.ofHours(5));
        give(
                JoinRequest.class,
                ActorRole.PARTNER,
                "requestId",
                request,
                "partner",
                person("p6"),
                "wishes",
                PartnerWishes.newBuilder()
                        .setFormat(FormatWish.VIRTUAL)
                        .setConcerns(List.of())
                        .build());
        var offered = lastOffer();
        var option = optionOf(offered, null);
        accept(request, "p5", offered, option);
        later(Duration.ofHours(2));
        accept(request, "p6", offered, option);
    }

    private void invitationDeclined() {
        var request = request(PartyKind.COUPLE, "anxiety", List.of(), person("p7"));
        later(Duration.ofHours(1));
        give(DeclineInvitation.class, ActorRole.PARTNER, "requestId", request);
        later(Duration.ofDays(5));
        tick();
        give(ContinueAlone.class, ActorRole.CLIENT, "requestId", request, "personId", "p7");
        var offered = lastOffer();
        accept(request, "p7", offered, optionOf(offered, null));
    }

    private void safety() {
        var request = request(PartyKind.INDIVIDUAL, "anxiety", List.of(), person("p8"));
        give(
                RaiseSafetyConcern.class,
                ActorRole.CLINICAL_LEAD,
                "requestId",
                request,
                "scope",
                SafetyScope.ALL);
        later(Duration.ofMinutes(30));
        give(
                LiftSafetyHold.class,
                ActorRole.CLINICAL_LEAD,
                "requestId",
                request,
                "reasonCode",
                "spoken-to");
    }

    private void byHand() {
        var request = request(PartyKind.INDIVIDUAL, "court", List.of(), person("p9"));
        give(
                CompleteTask.class,
                ActorRole.COORDINATOR,
                "requestId",
                request,
                "next",
                TaskNext.WAIT,
                "waitUntil",
                clock.plus(Duration.ofHours(3)),
                "reasonCode",
                "call-back");
        later(Duration.ofHours(4));
        tick();
        give(
                AssignTherapist.class,
                ActorRole.COORDINATOR,
                "requestId",
                request,
                "therapistId",
                "therapist-2",
                "startsAt",
                nextMonday(18),
                "format",
                Format.VIRTUAL,
                "consentOf",
                List.of("p9"),
                "reasonCode",
                "asked-for");
    }

    private void asksFirst() {
        for (var answer : List.of(TherapistAnswer.ACCEPT, TherapistAnswer.DECLINE)) {
            var person = "asked-" + answer;
            var request = request(PartyKind.INDIVIDUAL, "anxiety", List.of(), person(person));
            var offered = lastOffer();
            while (offered.getOptions().stream()
                    .noneMatch(
                            it -> it.getSlot().getTherapistId().equals(THERAPIST_WHO_IS_ASKED))) {
                give(
                        RequestOtherOptions.class,
                        ActorRole.CLIENT,
                        "requestId",
                        request,
                        "personId",
                        person);
                offered = lastOffer();
            }
            only(
                    accept(request, person, offered, optionOf(offered, THERAPIST_WHO_IS_ASKED)),
                    TherapistAsked.class);
            later(Duration.ofHours(1));
            give(
                    AnswerByTherapist.class,
                    ActorRole.THERAPIST,
                    "requestId",
                    request,
                    "therapistId",
                    THERAPIST_WHO_IS_ASKED,
                    "answer",
                    answer,
                    "reason",
                    answer == TherapistAnswer.DECLINE ? TherapistReason.CONFLICT : null);
        }
    }

    private void roster() {
        var from = clock.plus(Duration.ofDays(2));
        var day = List.of(new Interval(from, from.plus(Duration.ofHours(24))));
        give(
                SetRooms.class,
                ActorRole.COORDINATOR,
                "officeId",
                "downtown",
                "rooms",
                List.of(new Room("garden", List.of("step-free"))));
        give(SetClosure.class, ActorRole.COORDINATOR, "officeId", "downtown", "closures", day);
        give(ReportBusyTimes.class, ActorRole.SYSTEM, "therapistId", "therapist-3", "busy", day);
        give(SetTimeOff.class, ActorRole.COORDINATOR, "therapistId", "therapist-4", "timeOff", day);
        give(DelistTherapist.class, ActorRole.COORDINATOR, "therapistId", "therapist-6");
        give(
                LinkPeople.class,
                ActorRole.COORDINATOR,
                "personId",
                "p2",
                "otherPersonId",
                "p8",
                "reasonCode",
                "same-phone");
        give(
                UnlinkPeople.class,
                ActorRole.COORDINATOR,
                "personId",
                "p2",
                "otherPersonId",
                "p8",
                "reasonCode",
                "mistaken");
        give(
                SetPolicy.class,
                ActorRole.CLINICAL_LEAD,
                "policy",
                Policy.newBuilder(Roster.policy()).setNoticeMinutes(240).build());
    }

    private void waitlist() {
        var sundays = List.of(new WeeklyWindow(Weekday.SUN, 9 * 60, 12 * 60));
        var request = request(PartyKind.INDIVIDUAL, "anxiety", sundays, person("p10"));
        later(Duration.ofHours(5));
        give(
                CloseRequest.class,
                ActorRole.COORDINATOR,
                "requestId",
                request,
                "reasonCode",
                "referred");
    }

    private void lapse() {
        request(PartyKind.INDIVIDUAL, "anxiety", List.of(), person("p11"));
        for (int i = 0; i < 5; i++) {
            later(Duration.ofMinutes(5));
            tick();
        }
    }

    private void whatIsRefused() {
        var withdraw =
                command(
                        WithdrawRequest.class,
                        ActorRole.CLIENT,
                        "requestId",
                        "nobody",
                        "personId",
                        "p12");
        history.decide(withdraw);
        history.decide(withdraw);
        history.decide(
                command(AdvanceTime.class, ActorRole.SYSTEM),
                clock,
                clock.plus(Duration.ofHours(1)));
        history.poison(new byte[] {1, 2, 3}, clock);
    }

    private void archive() {
        later(Duration.ofDays(100));
        tick();
        tick();
    }

    private String request(
            PartyKind party, String concern, List<WeeklyWindow> times, Participant... people) {
        later(Duration.ofMinutes(7));
        tick();
        var request = "request-" + ++ids;
        var participants =
                List.of(people).stream()
                        .map(it -> Participant.newBuilder(it).setTimes(times).build())
                        .toList();
        give(
                RequestTrial.class,
                ActorRole.CLIENT,
                "requestId",
                request,
                "needs",
                Needs.newBuilder()
                        .setParty(party)
                        .setParticipants(participants)
                        .setFormat(FormatWish.VIRTUAL)
                        .setConcerns(List.of(concern))
                        .build());
        return request;
    }

    private TrialConfirmed book(String request, String person, String therapist) {
        var offered = lastOffer();
        return only(
                accept(request, person, offered, optionOf(offered, therapist)),
                TrialConfirmed.class);
    }

    private List<SpecificRecord> accept(
            String request, String person, TrialOffered offered, Option option) {
        later(Duration.ofMinutes(1));
        return give(
                AcceptOffer.class,
                ActorRole.CLIENT,
                "requestId",
                request,
                "personId",
                person,
                "offerId",
                offered.getOfferId(),
                "optionId",
                option.getOptionId());
    }

    /** An option of this therapist, or of one who isn't asked first. */
    private static Option optionOf(TrialOffered offered, String therapist) {
        return offered.getOptions().stream()
                .filter(it -> {
                    var id = it.getSlot().getTherapistId();
                    return therapist == null
                            ? !id.equals(THERAPIST_WHO_IS_ASKED)
                            : id.equals(therapist);
                })
                .findFirst()
                .orElseThrow();
    }

    private void ofOffer(
            Class<? extends SpecificRecordBase> type,
            String request,
            String person,
            TrialOffered offered) {
        give(
                type,
                ActorRole.CLIENT,
                "requestId",
                request,
                "personId",
                person,
                "offerId",
                offered.getOfferId());
    }

    private void outcome(String request, String session, String person, Outcome outcome) {
        give(
                RecordOutcome.class,
                ActorRole.COORDINATOR,
                "requestId",
                request,
                "sessionId",
                session,
                "personId",
                person,
                "outcome",
                outcome);
    }

    private TrialOffered lastOffer() {
        return (TrialOffered)
                history.events.reversed().stream()
                        .filter(it -> it.is(TrialOffered.class))
                        .findFirst()
                        .orElseThrow()
                        .avro();
    }

    private static Participant person(String id) {
        return Samples.client(id).setLanguages(List.of("en")).build();
    }

    private static List<WeeklyWindow> mornings() {
        return List.of(
                new WeeklyWindow(Weekday.TUE, 8 * 60, 14 * 60),
                new WeeklyWindow(Weekday.THU, 8 * 60, 14 * 60));
    }

    private Instant nextMonday(int hourUtc) {
        return clock.atZone(java.time.ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(8)
                .with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.MONDAY))
                .atTime(hourUtc, 0)
                .toInstant(java.time.ZoneOffset.UTC);
    }

    private void later(Duration time) {
        clock = clock.plus(time);
    }

    private void passTo(Instant time) {
        clock = time.plus(Duration.ofMinutes(5));
        tick();
    }

    private void tick() {
        give(AdvanceTime.class, ActorRole.SYSTEM);
    }

    private List<SpecificRecord> give(
            Class<? extends SpecificRecordBase> type, ActorRole role, Object... fields) {
        later(Duration.ofSeconds(20));
        return history.decide(command(type, role, fields));
    }

    private SpecificRecordBase command(
            Class<? extends SpecificRecordBase> type, ActorRole role, Object... fields) {
        var schema = SpecificData.get().getSchema(type);
        var command = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
        command.put("commandId", "00000000-0000-7000-8000-%012d".formatted(++ids));
        command.put("practiceId", history.practiceId);
        command.put("recordedAt", clock);
        command.put("actor", new Actor(role, role == ActorRole.SYSTEM ? null : "actor-1"));
        command.put("channel", channel(role));
        for (int i = 0; i < fields.length; i += 2) {
            command.put((String) fields[i], fields[i + 1]);
        }
        return command;
    }

    private static Channel channel(ActorRole role) {
        return switch (role) {
            case SYSTEM -> Channel.CLOCK;
            case CLIENT, PARTNER, THERAPIST -> Channel.WEB;
            default -> Channel.BOARD;
        };
    }

    private static <T> T only(List<SpecificRecord> events, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no " + type.getSimpleName() + ": " + events));
    }
}
