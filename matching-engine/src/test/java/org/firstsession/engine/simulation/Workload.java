// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;

/**
 * What people do in a random week: the next command, given the offers and sessions that they have
 * seen. It is impatient and careless: it takes options twice, answers old offers, sends copies,
 * goes silent for hours and has wrong clocks.
 */
final class Workload {

    static final PracticeId PRACTICE = new PracticeId("lakeside");

    private static final int COMMANDS_PER_REQUEST = 9;

    private final Invention invention;
    private final Deeds deeds;
    private final List<Command> sent = new ArrayList<>();
    private final Map<RequestId, Seen> requests = new LinkedHashMap<>();
    private final int therapists;
    private final int mostRequests;
    private Instant clock;
    private int asked;
    private int quietTicks;
    private int version = 1;

    Workload(long seed) {
        invention = new Invention(new Random(seed));
        deeds = new Deeds(invention, this::meta);
        therapists = 3 + invention.below(4);
        mostRequests = 8 + invention.below(11);
        // A plain week, and the two in which the clocks change.
        clock =
                Instant.parse(
                        invention.oneOf(
                                "2026-09-04T18:30:00.250Z",
                                "2026-10-30T17:00:00Z",
                                "2027-03-12T20:15:00Z"));
    }

    int length() {
        return therapists + mostRequests * COMMANDS_PER_REQUEST;
    }

    void saw(List<Event> events) {
        for (var event : events) {
            if (event instanceof Event.TrialRequested requested) {
                requests.put(requested.requestId(), new Seen(requested));
            }
            var seen = event.requestId() == null ? null : requests.get(event.requestId());
            if (seen != null
                    && !(event instanceof Event.CommandRefused)
                    && !(event instanceof Event.DuplicateIgnored)) {
                seen.saw(event);
            }
        }
    }

    Command next() {
        var command = made();
        sent.add(command);
        return command;
    }

    /** A tick so late that every closed case is archived. */
    Command lastTick() {
        clock = clock.plus(Duration.ofDays(91));
        return new Command.AdvanceTime(meta(ActorRole.SYSTEM, Channel.CLOCK));
    }

    private Command made() {
        if (sent.isEmpty()) {
            return new Command.OpenPractice(
                    meta(ActorRole.SYSTEM, Channel.ROSTER_FILE),
                    "Lakeside",
                    ZoneId.of("America/Los_Angeles"),
                    Invention.offices(),
                    invention.policy());
        }
        if (sent.size() <= therapists) {
            return list(sent.size());
        }
        pass();
        if (quietTicks > 0) {
            quietTicks--;
            return tick();
        }
        int dice = invention.below(1_000);
        if (dice < 20) {
            return invention.among(sent);
        }
        if (dice < 130) {
            return tick();
        }
        if (dice < 200) {
            return roster(dice);
        }
        return requests.isEmpty() || dice < 400 && asked < mostRequests
                ? request()
                : deeds.about(somebody(), clock, partner());
    }

    /** Mostly minutes; then a night, or days; or a quiet while in which only the clock writes. */
    private void pass() {
        if (quietTicks > 0) {
            wait(350_000);
        } else if (invention.chance(90)) {
            wait(invention.below(200_000));
        } else if (invention.chance(75)) {
            wait(invention.below(30_000_000));
        } else if (invention.chance(40)) {
            nextSession();
        } else if (invention.chance(50)) {
            wait(invention.below(260_000_000));
        } else {
            quietTicks = 2 + invention.below(14);
        }
    }

    /** Some time after the next booked session has begun. */
    private void nextSession() {
        requests.values().stream()
                .map(seen -> seen.booked)
                .filter(slot -> slot != null && slot.startsAt().isAfter(clock))
                .map(Slot::startsAt)
                .min(Instant::compareTo)
                .ifPresent(start -> clock = start.plusSeconds(invention.below(20_000)));
    }

    private Command roster(int dice) {
        var role = invention.chance(97) ? ActorRole.COORDINATOR : ActorRole.CLIENT;
        if (dice < 145) {
            return list(1 + invention.below(therapists));
        }
        if (dice < 152) {
            return new Command.SetPolicy(meta(role, Channel.BOARD), invention.policy(), null);
        }
        if (dice < 165) {
            return new Command.SetTimeOff(meta(role, Channel.BOARD), therapist(), intervals());
        }
        if (dice < 170) {
            return new Command.DelistTherapist(meta(role, Channel.BOARD), therapist());
        }
        if (dice < 175) {
            var office = invention.oneOf("oak", "berk", "reno", "moon");
            return new Command.SetClosure(
                    meta(role, Channel.BOARD),
                    invention.chance(30) ? null : new OfficeId(office),
                    intervals());
        }
        if (dice < 180) {
            var office = new OfficeId(invention.oneOf("oak", "berk", "reno", "moon"));
            return new Command.SetRooms(
                    meta(role, Channel.BOARD), office, invention.rooms(office), null);
        }
        if (dice < 190) {
            return new Command.ReportBusyTimes(
                    meta(ActorRole.SYSTEM, Channel.BOARD), therapist(), intervals());
        }
        var one = somePerson();
        var other = somePerson();
        var meta = meta(invention.chance(95) ? role : ActorRole.CLIENT, Channel.BOARD);
        return invention.chance(70)
                ? new Command.LinkPeople(meta, one, other, "same-birthday", null)
                : new Command.UnlinkPeople(meta, one, other, "brothers", null);
    }

    private Command list(int number) {
        var today = clock.atZone(ZoneOffset.UTC).toLocalDate();
        var id = new TherapistId("t" + number);
        int next = invention.chance(90) ? version++ : 1;
        return new Command.ListTherapist(
                meta(ActorRole.SYSTEM, Channel.ROSTER_FILE), invention.therapist(id, next, today));
    }

    private Command tick() {
        return new Command.AdvanceTime(meta(ActorRole.SYSTEM, Channel.CLOCK));
    }

    private Command request() {
        var id = new RequestId("r" + (100 + asked++));
        var channel = invention.chance(75) ? Channel.WEB : Channel.TEXT_MESSAGE;
        var person = invention.chance(85) ? new PersonId("p-" + id) : somePerson();
        boolean couple = invention.chance(55);
        var people = couple && invention.chance(40) ? List.of(person, partner()) : List.of(person);
        return new Command.RequestTrial(
                meta(ActorRole.CLIENT, channel),
                id,
                invention.needs(couple ? PartyKind.COUPLE : PartyKind.INDIVIDUAL, people),
                invention.chance(96) ? null : invention.oneOf(SafetyScope.JOINT, SafetyScope.ALL));
    }

    /** Mostly somebody whose request hasn't ended. */
    private Seen somebody() {
        var all = List.copyOf(requests.values());
        var open = all.stream().filter(seen -> !seen.closed).toList();
        return invention.among(open.isEmpty() || invention.chance(8) ? all : open);
    }

    private PersonId partner() {
        return invention.chance(88) ? new PersonId("q-" + sent.size()) : somePerson();
    }

    private PersonId somePerson() {
        return new PersonId("p-r" + (100 + invention.below(Math.max(1, asked))));
    }

    private CommandMeta meta(ActorRole role, Channel channel) {
        var recordedAt =
                sent.size() > therapists && invention.chance(5)
                        ? clock.minusMillis(invention.below(300_000))
                        : clock;
        boolean misdated = sent.size() > therapists && invention.chance(1);
        return new CommandMeta(
                new CommandId("c" + sent.size()),
                PRACTICE,
                recordedAt,
                misdated ? recordedAt.plusSeconds(3_600) : recordedAt,
                new Actor(role, null),
                channel);
    }

    private List<Interval> intervals() {
        if (invention.chance(40)) {
            return List.of();
        }
        var from = clock.plus(Duration.ofHours(invention.below(120)));
        return List.of(new Interval(from, from.plus(Duration.ofHours(1 + invention.below(30)))));
    }

    private TherapistId therapist() {
        return new TherapistId("t" + (1 + invention.below(therapists + 1)));
    }

    private void wait(int millis) {
        clock = clock.plusMillis(millis);
    }
}
