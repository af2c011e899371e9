// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.firstsession.commands.AdvanceTime;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the practices what time it is: writes {@code AdvanceTime} to the command log when something
 * is due, and every five minutes where something is undecided. It decides nothing. Used by the
 * listener's thread, so only the owner of a partition ticks for it.
 */
final class EngineClock {

    private static final Logger log = LoggerFactory.getLogger(EngineClock.class);
    private static final Duration BEAT = Duration.ofMinutes(5);

    /** After this long without an answer a tick counts as lost and another is written. */
    private static final Duration LOST = Duration.ofSeconds(15);

    private final Clock clock;
    private final CommandWriter commands;
    private final Map<PracticeId, Instant> outstanding = new HashMap<>();

    EngineClock(Clock clock, CommandWriter commands) {
        this.clock = clock;
        this.commands = commands;
    }

    void tick(Collection<PartitionBooks> partitions) {
        // Logs hold milliseconds; a finer now would differ from what is read back.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (var partition : partitions) {
            for (var practice : partition.practices()) {
                if (isDue(practice.book(), now) && !isUnderWay(practice.book(), now)) {
                    tell(practice.book().practiceId(), now);
                }
            }
        }
    }

    private static boolean isDue(Book book, Instant now) {
        return book.nextDeadline().filter(deadline -> !deadline.isAfter(now)).isPresent()
                || (book.hasOpenCases() && !book.now().plus(BEAT).isAfter(now));
    }

    /** One tick at a time: the last one is under way until the book has reached its time. */
    private boolean isUnderWay(Book book, Instant now) {
        var told = outstanding.get(book.practiceId());
        return told != null && book.now().isBefore(told) && now.isBefore(told.plus(LOST));
    }

    private void tell(PracticeId practiceId, Instant now) {
        outstanding.put(practiceId, now);
        var command =
                new AdvanceTime(
                        UuidV7.at(now).toString(),
                        practiceId.value(),
                        now,
                        new Actor(ActorRole.SYSTEM, null),
                        Channel.CLOCK);
        commands.send(command)
                .whenComplete((sent, trouble) -> {
                    if (trouble != null) {
                        log.atWarn()
                                .addKeyValue("practiceId", practiceId)
                                .addKeyValue("cause", trouble.getClass().getName())
                                .log("a tick could not be written; another follows");
                    }
                });
    }
}
