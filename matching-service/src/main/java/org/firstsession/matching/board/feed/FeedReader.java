// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstsession.commands.ReportBusyTimes;
import org.firstsession.matching.board.action.BoardCommands;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Interval;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads a calendar and puts on the log what has changed of it. What is on the log is compared, not
 * what was read the last time: so a command that got lost is given again.
 */
@Component
@Profile("board")
class FeedReader {

    private static final Logger log = LoggerFactory.getLogger(FeedReader.class);

    /** Longer than any policy looks ahead, by more than until the calendar is read in whole. */
    private static final Duration AHEAD = Duration.ofDays(400);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CalendarFeeds feeds;
    private final FeedClient client;
    private final BoardCommands commands;
    private final JdbcClient jdbc;
    private final InstantSource time;

    FeedReader(
            CalendarFeeds feeds,
            FeedClient client,
            BoardCommands commands,
            JdbcClient jdbc,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.feeds = feeds;
        this.client = client;
        this.commands = commands;
        this.jdbc = jdbc;
        this.time = boardTime;
    }

    /** Whatever goes wrong, what was known stays, and it is tried again. */
    void read(CalendarFeeds.Due feed) {
        try {
            switch (client.get(FeedAddress.of(feed.address(), client.reach()), feed.version())) {
                case FeedClient.Answer.Unchanged unchanged -> feeds.unchanged(feed);
                case FeedClient.Answer.Whole whole -> {
                    var busy = busy(feed, CalendarFile.entries(whole.bytes()));
                    feeds.read(feed, whole.version(), () -> report(feed, busy));
                }
            }
        } catch (FeedException e) {
            feeds.failed(feed, e.trouble());
            warn(feed, e.trouble().name());
        } catch (RuntimeException e) {
            warn(feed, e.getClass().getName());
        }
    }

    private static void warn(CalendarFeeds.Due feed, String cause) {
        log.atWarn()
                .addKeyValue("practiceId", feed.practiceId())
                .addKeyValue("therapistId", feed.therapistId())
                .addKeyValue("cause", cause)
                .log("a therapist's calendar elsewhere isn't known anew");
    }

    /** Up to the end of a day, so that the same calendar gives the same times all day. */
    private List<Interval> busy(CalendarFeeds.Due feed, List<CalendarEntry> entries) {
        var now = time.instant();
        return new BusyTimes(
                        ZoneId.of(feed.zone()),
                        now,
                        now.truncatedTo(ChronoUnit.DAYS).plus(AHEAD),
                        PATIENCE)
                .of(entries, sessions(feed));
    }

    private Set<Interval> sessions(CalendarFeeds.Due feed) {
        return new HashSet<>(
                intervals(
                        """
                        SELECT starts_at, ends_at FROM session WHERE practice_id = ?
                        AND therapist_id = ? AND status = 'CONFIRMED' AND ends_at > ?\
                        """,
                        feed));
    }

    private void report(CalendarFeeds.Due feed, List<Interval> busy) {
        var onTheLog =
                intervals(
                        """
                        SELECT starts_at, ends_at FROM away WHERE practice_id = ? AND kind = 'BUSY'
                        AND whose = ? AND ends_at > ? ORDER BY starts_at\
                        """,
                        feed);
        if (!onTheLog.equals(busy)) {
            var now = time.instant().truncatedTo(ChronoUnit.MILLIS);
            commands.send(
                    new ReportBusyTimes(
                            UuidV7.at(now).toString(),
                            feed.practiceId(),
                            now,
                            new Actor(ActorRole.SYSTEM, null),
                            Channel.BOARD,
                            feed.therapistId(),
                            busy));
        }
    }

    /** Those that aren't over. */
    private List<Interval> intervals(String sql, CalendarFeeds.Due feed) {
        return jdbc.sql(sql)
                .params(
                        feed.practiceId(),
                        feed.therapistId(),
                        time.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Interval(
                                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                                row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
