// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.AdvanceTime;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.DeclineOffer;
import org.firstsession.commands.ExtendHold;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.SetTimeOff;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Interval;
import org.firstsession.types.Needs;
import org.firstsession.types.Option;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;

/** What people do in a practice over weeks and years, by a seed. */
public final class Workload {

    private static final int THERAPISTS = 6;
    private static final Actor CLIENT = new Actor(ActorRole.CLIENT, "somebody");
    private static final Actor SYSTEM = new Actor(ActorRole.SYSTEM, null);

    private final History history;
    private final Random random;
    private final Endings endings = new Endings();
    private Instant clock;

    public Workload(History history, long seed, Instant start) {
        this.history = history;
        this.random = new Random(seed);
        this.clock = start;
        open();
    }

    public Instant clock() {
        return clock;
    }

    /** One client's case from the request on, and some of what else happens meanwhile. */
    public void episode() {
        pass(Duration.ofMinutes(5 + random.nextInt(40)));
        if (clock.atZone(java.time.ZoneOffset.UTC).getHour() < 8) {
            pass(Duration.ofHours(8));
        }
        tick();
        var request = request();
        endings.asked(request);
        var offered = last(history.decide(request), TrialOffered.class);
        if (offered == null) {
            return;
        }
        int dice = random.nextInt(100);
        if (dice < 10) {
            pass(Duration.ofMinutes(2));
            decide(
                    new ExtendHold(
                            id(),
                            history.practiceId,
                            clock,
                            CLIENT,
                            Channel.WEB,
                            request.getRequestId(),
                            person(request),
                            offered.getOfferId()));
        }
        if (dice < 75) {
            accept(request, offered);
        } else if (dice < 85) {
            pass(Duration.ofMinutes(1));
            decide(
                    new DeclineOffer(
                            id(),
                            history.practiceId,
                            clock,
                            CLIENT,
                            Channel.WEB,
                            request.getRequestId(),
                            person(request),
                            offered.getOfferId()));
            withdraw(request);
        } else {
            pass(Duration.ofMinutes(4));
            tick();
            pass(Duration.ofMinutes(5));
            tick();
            pass(Duration.ofMinutes(5));
            tick();
            pass(Duration.ofMinutes(5));
            tick();
            withdraw(request);
        }
        if (random.nextInt(50) == 0) {
            timeOff();
        }
    }

    /** Ends what is due to end, as over months somebody does. */
    void endWhatIsOver() {
        endings.dueAt(clock, history.practiceId, this::id).forEach(this::decide);
    }

    private void accept(RequestTrial request, TrialOffered offered) {
        pass(Duration.ofSeconds(20 + random.nextInt(120)));
        var option = offered.getOptions().get(random.nextInt(offered.getOptions().size()));
        var confirmed = last(decide(acceptance(request, offered, option)), TrialConfirmed.class);
        if (random.nextInt(20) == 0) {
            // Pressed twice: the second one is refused.
            decide(acceptance(request, offered, option));
        }
        if (confirmed != null && random.nextInt(100) < 40) {
            pass(Duration.ofMinutes(3));
            decide(
                    CancelTrial.newBuilder()
                            .setCommandId(id())
                            .setPracticeId(history.practiceId)
                            .setRecordedAt(clock)
                            .setActor(CLIENT)
                            .setChannel(Channel.WEB)
                            .setRequestId(request.getRequestId())
                            .setPersonId(person(request))
                            .setSessionId(confirmed.getSessionId())
                            .build());
        } else if (confirmed != null) {
            endings.booked(request, confirmed);
        }
    }

    private AcceptOffer acceptance(RequestTrial request, TrialOffered offered, Option option) {
        return new AcceptOffer(
                id(),
                history.practiceId,
                clock,
                CLIENT,
                Channel.WEB,
                request.getRequestId(),
                person(request),
                offered.getOfferId(),
                option.getOptionId());
    }

    private void open() {
        history.decide(
                new OpenPractice(
                        id(),
                        history.practiceId,
                        clock,
                        SYSTEM,
                        Channel.ROSTER_FILE,
                        "Invented practice",
                        "America/Los_Angeles",
                        Roster.offices(),
                        Roster.policy()));
        for (int number = 1; number <= THERAPISTS; number++) {
            history.decide(
                    new ListTherapist(
                            id(),
                            history.practiceId,
                            clock,
                            SYSTEM,
                            Channel.ROSTER_FILE,
                            Roster.therapist(number, 1)));
        }
    }

    private RequestTrial request() {
        boolean inPerson = random.nextInt(5) == 0;
        var person =
                Samples.client(id())
                        .setState(inPerson || random.nextInt(4) > 0 ? "CA" : "NV")
                        .setZip(inPerson ? "94110" : null)
                        .setPoint(inPerson ? Roster.DOWNTOWN : null)
                        .setTimes(random.nextBoolean() ? List.of() : mornings())
                        .setLanguages(List.of(random.nextInt(4) == 0 ? "es" : "en"))
                        .setPlan(random.nextBoolean() ? "plan-a" : null)
                        .build();
        return RequestTrial.newBuilder()
                .setCommandId(id())
                .setPracticeId(history.practiceId)
                .setRecordedAt(clock)
                .setActor(CLIENT)
                .setChannel(Channel.WEB)
                .setRequestId(id())
                .setNeeds(
                        Needs.newBuilder()
                                .setParty(PartyKind.INDIVIDUAL)
                                .setParticipants(List.of(person))
                                .setFormat(inPerson ? FormatWish.IN_PERSON : FormatWish.VIRTUAL)
                                .setMaxDistanceMetres(null)
                                .setConcerns(List.of(random.nextInt(40) == 0 ? "court" : "anxiety"))
                                .setTherapistGender(random.nextInt(5) == 0 ? "female" : null)
                                .build())
                .build();
    }

    private static List<WeeklyWindow> mornings() {
        return List.of(
                new WeeklyWindow(Weekday.MON, 8 * 60, 12 * 60),
                new WeeklyWindow(Weekday.TUE, 8 * 60, 14 * 60),
                new WeeklyWindow(Weekday.WED, 8 * 60, 11 * 60),
                new WeeklyWindow(Weekday.WED, 11 * 60, 18 * 60),
                new WeeklyWindow(Weekday.FRI, 8 * 60, 12 * 60));
    }

    private void withdraw(RequestTrial request) {
        decide(
                new WithdrawRequest(
                        id(),
                        history.practiceId,
                        clock,
                        CLIENT,
                        Channel.WEB,
                        request.getRequestId(),
                        person(request)));
    }

    private void timeOff() {
        var from = clock.plus(Duration.ofDays(2 + random.nextInt(10)));
        history.decide(
                new SetTimeOff(
                        id(),
                        history.practiceId,
                        clock,
                        new Actor(ActorRole.COORDINATOR, "coordinator-1"),
                        Channel.BOARD,
                        "therapist-" + (1 + random.nextInt(THERAPISTS)),
                        List.of(new Interval(from, from.plus(Duration.ofHours(30))))));
    }

    /** Tells the time. */
    public void tick() {
        history.decide(new AdvanceTime(id(), history.practiceId, clock, SYSTEM, Channel.CLOCK));
    }

    public void pass(Duration time) {
        clock = clock.plus(time);
    }

    private List<SpecificRecord> decide(SpecificRecordBase command) {
        return history.decide(command);
    }

    /** A UUID of version 7 that the seed and the clock give. */
    private String id() {
        long high = clock.toEpochMilli() << 16 | 0x7000L | random.nextLong() & 0x0FFFL;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static String person(RequestTrial request) {
        return request.getNeeds().getParticipants().getFirst().getPersonId();
    }

    private static <T> T last(List<SpecificRecord> events, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
