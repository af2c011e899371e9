// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.oncall;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.plan.Rota;
import org.firstsession.notification.plan.Rotas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Who is called. A copy in memory answers, so that a worry is told of while PostgreSQL is away; it
 * is read anew every few seconds, for another instance may have changed the table. A practice whose
 * rota nobody has changed yet has the one of the settings.
 */
@Component
public class OnCall implements Rotas, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OnCall.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final RotaTable table;
    private final People ofSettings;
    private volatile Map<String, StoredRota> copy = Map.of();
    private CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread = new Thread(() -> {});

    OnCall(RotaTable table, NotificationProperties properties) {
        this.table = table;
        var contacts = properties.onCall().stream().distinct().toList();
        this.ofSettings =
                new People(
                        IntStream.range(0, contacts.size())
                                .mapToObj(i ->
                                        new Person(
                                                "On call " + (i + 1), contacts.get(i), List.of()))
                                .toList());
    }

    @Override
    public Rota of(String practiceId) {
        return new Rota(people(practiceId).all().size());
    }

    /**
     * Who is called at a moment in a practice.
     *
     * @param place from 1; whoever is planned for a place that there isn't any more goes to the one
     *     that comes round to
     * @return empty when nobody is on call
     */
    public Optional<Person> at(String practiceId, int place, Instant now) {
        var order = rota(practiceId).inOrder(now);
        return order.isEmpty()
                ? Optional.empty()
                : Optional.of(order.get((place - 1) % order.size()));
    }

    /**
     * Who is called about something of which nobody knows the practice: the first of each rota,
     * then the second of each. When all are empty, it is whoever the settings say.
     */
    public List<Person> anywhere(Instant now) {
        var rotas = new TreeMap<>(copy).values().stream().map(rota -> rota.inOrder(now)).toList();
        int longest = rotas.stream().mapToInt(List::size).max().orElse(0);
        var reached = new LinkedHashSet<String>();
        var people = new ArrayList<Person>();
        for (int i = 0; i < longest; i++) {
            for (var rota : rotas) {
                if (i < rota.size() && reached.add(rota.get(i).contact())) {
                    people.add(rota.get(i));
                }
            }
        }
        return people.isEmpty() ? ofSettings.all() : people;
    }

    /** How many are on call where nobody has changed it yet. */
    public int placesOfSettings() {
        return ofSettings.all().size();
    }

    /** How many are on call in each practice that has changed it. */
    public Map<String, Integer> places() {
        var places = new TreeMap<String, Integer>();
        copy.forEach((practice, rota) -> {
            if (rota.version() > 0) {
                places.put(practice, rota.people().all().size());
            }
        });
        return places;
    }

    /** The rota of a practice, as the table has it. */
    public StoredRota stored(String practiceId) {
        look();
        return rota(practiceId);
    }

    /**
     * Puts other people on call, from now on.
     *
     * @param changeId makes a repeated change the same one
     * @param version of the rota that was changed
     * @return false when somebody else has changed it since
     */
    public boolean change(String practiceId, UUID changeId, long version, People people) {
        boolean changed = table.change(practiceId, changeId, version, people);
        look();
        log.atInfo()
                .addKeyValue("practiceId", practiceId)
                .addKeyValue("onCall", of(practiceId).size())
                .log(changed ? "the rota was changed" : "a change of an older rota was refused");
        return changed;
    }

    private People people(String practiceId) {
        return rota(practiceId).people();
    }

    private StoredRota rota(String practiceId) {
        return copy.getOrDefault(practiceId, new StoredRota(0, ZoneOffset.UTC, ofSettings));
    }

    private void look() {
        copy = table.all(ofSettings);
    }

    /** Before the others: who plans a call already knows whom. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        look();
        stopping = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("on-call").start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                lookAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("the rota can't be read; who was on call before still is");
        }
    }
}
