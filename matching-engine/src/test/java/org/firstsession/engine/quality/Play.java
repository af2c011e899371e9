// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * Plays a market through the engine. A client looks at an offer for two minutes and takes what they
 * like best of it. When nothing in it will do they ask for other options, twice at most; after
 * that, or when there are none, they go. On the waitlist they stay until their patience ends.
 */
final class Play {

    private static final PracticeId PRACTICE = new PracticeId("quality");
    private static final Duration LOOKING = Duration.ofMinutes(2);
    private static final Duration TICK = Duration.ofHours(6);
    private static final int MORE_ROUNDS = 2;

    private final Market market;
    private final Manner manner;
    private final Book book = new Book(PRACTICE);
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(
                    Comparator.comparing(Step::at).thenComparing(step -> step.number()));
    private final Map<HourKey, Integer> hourNumbers = new HashMap<>();
    private final int[] rounds;
    private final int[] hourOf;
    private int sent;
    private int planned;
    private int offers;
    private int options;

    private Play(Market market, Manner manner) {
        this.market = market;
        this.manner = manner;
        for (int hour = 0; hour < market.hours().size(); hour++) {
            var one = market.hours().get(hour);
            hourNumbers.put(new HourKey(one.therapist().therapistId(), one.startsAt()), hour);
        }
        rounds = new int[market.clients().size()];
        hourOf = new int[market.clients().size()];
        Arrays.fill(hourOf, Matching.NONE);
    }

    /** The hour of each client, {@link Matching#NONE} for those without. */
    static Given of(Market market, Manner manner) {
        var play = new Play(market, manner);
        play.open();
        play.run();
        return new Given(play.hourOf, play.offers, play.options);
    }

    private void open() {
        var at = Market.opening();
        send(
                new Command.OpenPractice(
                        meta(at, Channel.ROSTER_FILE),
                        "Quality",
                        Practice.ZONE,
                        Practice.OFFICES,
                        manner.first()));
        for (var therapist : market.practice().therapists()) {
            send(new Command.ListTherapist(meta(at, Channel.ROSTER_FILE), therapist));
        }
        var outside =
                List.of(
                        new Interval(at, Market.firstHours()),
                        new Interval(Market.closing(), Market.closing().plus(Duration.ofDays(60))));
        send(new Command.SetClosure(meta(at, Channel.BOARD), null, outside));
        for (int client = 0; client < market.clients().size(); client++) {
            plan(market.clients().get(client).asksAt(), new Asks(client));
        }
        for (int day = 0; day <= Market.DAYS; day++) {
            plan(at.plus(Duration.ofDays(day)), new Plans());
        }
        for (var tick = at; tick.isBefore(Market.closing()); tick = tick.plus(TICK)) {
            plan(tick, new Ticks());
        }
    }

    private void run() {
        while (!steps.isEmpty()) {
            var step = steps.poll();
            var at = step.at();
            switch (step.what()) {
                case Ticks ticks -> send(new Command.AdvanceTime(meta(at, Channel.CLOCK)));
                case Plans plans -> {
                    var next = manner.next(at, free(at));
                    if (next != null) {
                        send(new Command.SetPolicy(meta(at, Channel.BOARD), next, null));
                    }
                }
                case Asks asks -> {
                    var client = market.clients().get(asks.client());
                    send(
                            new Command.RequestTrial(
                                    meta(at, Channel.WEB),
                                    id(asks.client()),
                                    client.needs(),
                                    null));
                    plan(
                            client.asksAt().plus(Duration.ofDays(client.patienceDays())),
                            new Leaves(asks.client()));
                }
                case Looks looks -> look(at, looks.client(), looks.offer());
                case Leaves leaves -> leave(at, leaves.client());
            }
        }
    }

    private List<Hour> free(Instant now) {
        var taken = new HashSet<Integer>();
        Arrays.stream(hourOf).forEach(taken::add);
        var free = new ArrayList<Hour>();
        for (int hour = 0; hour < market.hours().size(); hour++) {
            var one = market.hours().get(hour);
            if (!taken.contains(hour) && one.startsAt().isAfter(now)) {
                free.add(one);
            }
        }
        return free;
    }

    private void look(Instant at, int client, Event.TrialOffered offer) {
        @Nullable Option best = null;
        int most = 0;
        for (var option : offer.options()) {
            int worth = worth(client, option.slot());
            if (worth > most) {
                best = option;
                most = worth;
            }
        }
        var id = id(client);
        var person = market.clients().get(client).needs().asker().personId();
        if (best != null) {
            send(
                    new Command.AcceptOffer(
                            meta(at, Channel.WEB), id, person, offer.offerId(), best.optionId()));
        } else if (rounds[client]++ < MORE_ROUNDS) {
            send(new Command.RequestOtherOptions(meta(at, Channel.WEB), id, person));
        } else {
            leave(at, client);
        }
    }

    private void leave(Instant at, int client) {
        var state = book.caseOf(id(client)).orElseThrow().state();
        if (!(state instanceof CaseState.Confirmed) && !(state instanceof CaseState.Closed)) {
            var person = market.clients().get(client).needs().asker().personId();
            send(new Command.WithdrawRequest(meta(at, Channel.WEB), id(client), person));
        }
    }

    private void send(Command command) {
        var events = MatchingEngine.decide(book, command);
        events.forEach(book::apply);
        for (var event : events) {
            switch (event) {
                case Event.TrialOffered offered -> saw(offered);
                case Event.TrialConfirmed confirmed ->
                        hourOf[number(confirmed.requestId())] = hour(confirmed.slot());
                case Event.CommandRefused refused -> {
                    // Nothing else: whoever asked for it goes.
                    if (command instanceof Command.RequestOtherOptions other) {
                        leave(other.meta().recordedAt(), number(other.requestId()));
                    } else {
                        throw new IllegalStateException(refused + " to " + command);
                    }
                }
                default -> {}
            }
        }
    }

    private void saw(Event.TrialOffered offered) {
        int client = number(offered.requestId());
        offers++;
        options += offered.options().size();
        var patient = market.clients().get(client).withPatience(2 * Market.DAYS);
        for (var option : offered.options()) {
            if (Taste.worth(patient, market.hours().get(hour(option.slot()))) == 0) {
                throw new IllegalStateException(option + " doesn't suit " + patient);
            }
        }
        plan(offered.meta().recordedAt().plus(LOOKING), new Looks(client, offered));
    }

    private int worth(int client, Slot slot) {
        return Taste.worth(market.clients().get(client), market.hours().get(hour(slot)));
    }

    private int hour(Slot slot) {
        var number = hourNumbers.get(new HourKey(slot.therapistId(), slot.startsAt()));
        if (number == null) {
            throw new IllegalStateException("there is no hour " + slot);
        }
        return number;
    }

    private void plan(Instant at, Deed what) {
        steps.add(new Step(at, planned++, what));
    }

    private CommandMeta meta(Instant at, Channel channel) {
        return new CommandMeta(
                new CommandId("c" + sent++),
                PRACTICE,
                at,
                at,
                new Actor(channel == Channel.WEB ? ActorRole.CLIENT : ActorRole.SYSTEM, null),
                channel);
    }

    private static RequestId id(int client) {
        return new RequestId("r%05d".formatted(client));
    }

    private static int number(RequestId id) {
        return Integer.parseInt(id.value().substring(1));
    }

    /**
     * How it went.
     *
     * @param hourOf the hour of each client, {@link Matching#NONE} for those without
     * @param offers how many offers were made
     * @param options how many options they had altogether
     */
    record Given(int[] hourOf, int offers, int options) {}

    private record HourKey(TherapistId therapistId, Instant startsAt) {}

    private record Step(Instant at, int number, Deed what) {}

    private sealed interface Deed {}

    private record Ticks() implements Deed {}

    private record Plans() implements Deed {}

    private record Asks(int client) implements Deed {}

    private record Looks(int client, Event.TrialOffered offer) implements Deed {}

    private record Leaves(int client) implements Deed {}
}
