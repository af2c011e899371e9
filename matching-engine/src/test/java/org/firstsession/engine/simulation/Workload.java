// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.TherapistId;

/**
 * What people do in a random week: the next command, given the offers and sessions that they have
 * seen. It is impatient and careless: it takes options twice, answers old offers, sends copies,
 * goes silent for hours and has wrong clocks.
 */
final class Workload {

    static final PracticeId PRACTICE = new PracticeId("lakeside");

    private final Random random;
    private final Invention invention;
    private final List<Command> sent = new ArrayList<>();
    private final List<RequestId> requests = new ArrayList<>();
    private final Map<RequestId, Event.TrialOffered> offers = new HashMap<>();
    private final List<RequestId> open = new ArrayList<>();
    private final int therapists;
    private final int mostRequests;
    private Instant clock;
    private int version = 1;

    Workload(long seed) {
        random = new Random(seed);
        invention = new Invention(random);
        therapists = 3 + random.nextInt(4);
        mostRequests = 20 + random.nextInt(21);
        // A plain week, and the two in which the clocks change.
        clock =
                Instant.parse(
                        invention.oneOf(
                                "2026-09-04T18:30:00.250Z",
                                "2026-10-30T17:00:00Z",
                                "2027-03-12T20:15:00Z"));
    }

    int length() {
        return therapists + mostRequests * 4;
    }

    void saw(List<Event> events) {
        for (var event : events) {
            if (event instanceof Event.TrialOffered offer) {
                offers.put(offer.requestId(), offer);
                open.add(offer.requestId());
            } else if (!(event instanceof Event.HoldExtended) && event.requestId() != null) {
                open.remove(event.requestId());
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
        return new Command.AdvanceTime(meta(Channel.CLOCK));
    }

    private Command made() {
        if (sent.isEmpty()) {
            return new Command.OpenPractice(
                    meta(Channel.ROSTER_FILE),
                    "Lakeside",
                    ZoneId.of("America/Los_Angeles"),
                    Invention.offices(),
                    invention.policy());
        }
        if (sent.size() <= therapists) {
            return list(sent.size());
        }
        wait(invention.chance(90) ? random.nextInt(200_000) : random.nextInt(30_000_000));
        int dice = random.nextInt(100);
        if (dice < 3) {
            return sent.get(random.nextInt(sent.size()));
        }
        if (dice < 5) {
            return list(1 + random.nextInt(therapists));
        }
        if (dice < 7) {
            return new Command.SetPolicy(meta(Channel.BOARD), invention.policy());
        }
        if (dice < 10) {
            return new Command.SetTimeOff(meta(Channel.BOARD), therapist(), timeOff());
        }
        if (dice < 11) {
            return new Command.DelistTherapist(meta(Channel.BOARD), therapist());
        }
        if (dice < 25) {
            return new Command.AdvanceTime(meta(Channel.CLOCK));
        }
        return requests.isEmpty() || dice < 52 && requests.size() < mostRequests
                ? request()
                : answer();
    }

    private Command list(int number) {
        var today = clock.atZone(ZoneOffset.UTC).toLocalDate();
        var id = new TherapistId("t" + number);
        int next = invention.chance(90) ? version++ : 1;
        return new Command.ListTherapist(
                meta(Channel.ROSTER_FILE), invention.therapist(id, next, today));
    }

    private Command request() {
        var id = new RequestId("r" + (100 + requests.size()));
        requests.add(id);
        var channel = invention.chance(80) ? Channel.WEB : Channel.TEXT_MESSAGE;
        return new Command.RequestTrial(meta(channel), id, invention.needs(personOf(id)), null);
    }

    /** Mostly from those who have an offer. */
    private Command answer() {
        var answering = open.isEmpty() || invention.chance(30) ? requests : open;
        var id = answering.get(random.nextInt(answering.size()));
        var person = invention.chance(97) ? personOf(id) : new PersonId("eve");
        var offer = offers.get(id);
        var offerId =
                offer == null || invention.chance(3) ? new OfferId(id + "-o1") : offer.offerId();
        var meta = meta(Channel.WEB);
        int dice = random.nextInt(100);
        if (dice < 40) {
            int option = 1 + random.nextInt(offer == null ? 1 : offer.options().size());
            return new Command.AcceptOffer(
                    meta,
                    id,
                    person,
                    offerId,
                    new OptionId(offerId + "-" + (invention.chance(3) ? 4 : option)));
        }
        if (dice < 50) {
            return new Command.DeclineOffer(meta, id, person, offerId);
        }
        if (dice < 60) {
            return new Command.ExtendHold(meta, id, person, offerId);
        }
        if (dice < 75) {
            return new Command.RequestOtherOptions(meta, id, person);
        }
        if (dice < 85) {
            return new Command.WithdrawRequest(meta, id, person);
        }
        return new Command.CancelTrial(
                meta, id, invention.chance(80) ? person : null, new SessionId(id + "-s1"), null);
    }

    private CommandMeta meta(Channel channel) {
        var recordedAt =
                sent.size() > therapists && invention.chance(5)
                        ? clock.minusMillis(random.nextInt(300_000))
                        : clock;
        boolean misdated = sent.size() > therapists && invention.chance(1);
        return new CommandMeta(
                new CommandId("c" + sent.size()),
                PRACTICE,
                recordedAt,
                misdated ? recordedAt.plusSeconds(3_600) : recordedAt,
                new Actor(ActorRole.CLIENT, null),
                channel);
    }

    private List<Interval> timeOff() {
        if (invention.chance(30)) {
            return List.of();
        }
        var from = clock.plus(Duration.ofHours(random.nextInt(120)));
        return List.of(new Interval(from, from.plus(Duration.ofHours(1 + random.nextInt(30)))));
    }

    private TherapistId therapist() {
        return new TherapistId("t" + (1 + random.nextInt(therapists + 1)));
    }

    private void wait(int millis) {
        clock = clock.plusMillis(millis);
    }

    private static PersonId personOf(RequestId id) {
        return new PersonId("p-" + id);
    }
}
