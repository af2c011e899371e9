// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.firstsession.intake.message.MessageSettings;
import org.firstsession.intake.message.Rounds;
import org.springframework.stereotype.Component;

/**
 * Words that raised a concern and can't be stored: nobody would see them on the board, so whoever
 * is on call is called, again and again along the rota until they are stored. Held in memory alone,
 * for it has to work when nothing else does; a text is found again in the provider's list. Several
 * at once are one call.
 */
@Component
public class UnstoredConcerns extends Rounds {

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    /** What comes after a call within this time is part of it. */
    private static final Duration ONE_CALL = Duration.ofMinutes(1);

    /** What was typed on a page may never be sent again; so often somebody is called about it. */
    private static final int CALLS_ABOUT_A_PAGE = 3;

    private static final int MOST = 10_000;

    private final Call call;
    private final Duration callAgain;
    private final Clock clock;
    private final Map<UUID, Unstored> unstored = new ConcurrentHashMap<>();
    private Instant lastCall = Instant.MIN;

    UnstoredConcerns(Call call, MessageSettings settings, Clock clock) {
        super("unstored-concerns", ROUND);
        this.call = call;
        this.callAgain = settings.callAgain();
        this.clock = clock;
    }

    /**
     * Words that aren't stored.
     *
     * @param calls how often somebody was called about them
     * @param callAt when somebody is called next
     */
    private record Unstored(Instant at, boolean byText, int calls, Instant callAt) {

        Unstored called(Instant nextAt) {
            return new Unstored(at, byText, calls + 1, nextAt);
        }
    }

    /** Words that were texted, by which {@link #stored} will know them. */
    public void addText(UUID id) {
        add(id, true);
    }

    /** Words that were typed on a page. */
    public void addPage(UUID id) {
        add(id, false);
    }

    private void add(UUID id, boolean byText) {
        if (unstored.size() < MOST) {
            var now = Instant.now(clock);
            unstored.putIfAbsent(id, new Unstored(now, byText, 0, now));
        }
    }

    /** They are stored after all: from here on the board and its calls have them. */
    public void stored(UUID id) {
        unstored.remove(id);
    }

    @Override
    protected void round() throws InterruptedException {
        var now = Instant.now(clock);
        var due = oldestDue(now);
        if (due.isEmpty()) {
            return;
        }
        var oldest = due.get();
        var about = oldest.getValue();
        boolean called = call.call(oldest.getKey(), about.at(), about.byText(), about.calls());
        if (called) {
            lastCall = now;
        }
        var next = now.plus(called ? callAgain : TRY_AGAIN);
        unstored.replaceAll((id, one) ->
                one.callAt().isAfter(now)
                        ? one
                        : called
                                ? one.called(next)
                                : new Unstored(one.at(), one.byText(), one.calls(), next));
        unstored.values().removeIf(one -> !one.byText() && one.calls() >= CALLS_ABOUT_A_PAGE);
    }

    /** What is new waits for the end of the last call's time, what is old for its own. */
    private Optional<Map.Entry<UUID, Unstored>> oldestDue(Instant now) {
        boolean quiet = lastCall == Instant.MIN || !lastCall.plus(ONE_CALL).isAfter(now);
        return unstored.entrySet().stream()
                .filter(one -> !one.getValue().callAt().isAfter(now))
                .filter(one -> quiet || one.getValue().calls() > 0)
                .min(Comparator.comparing(one -> one.getValue().at()));
    }
}
