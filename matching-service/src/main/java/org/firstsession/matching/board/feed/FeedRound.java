// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.firstsession.matching.board.action.Round;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads the calendars that are due, a few at a time, and knows which ones are stale. */
@Component
@Profile("board")
public class FeedRound extends Round {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 4;

    private final CalendarFeeds feeds;
    private final FeedReader reader;
    private volatile Map<String, Integer> stale = Map.of();

    FeedRound(CalendarFeeds feeds, FeedReader reader) {
        super("calendar-feeds", LOOK);
        this.feeds = feeds;
        this.reader = reader;
    }

    /** How many calendars of each practice are stale, as of a moment ago. */
    public Map<String, Integer> stale() {
        return stale;
    }

    @Override
    protected void work() {
        stale = Map.copyOf(feeds.stale());
        for (var due = feeds.take(AT_ONCE); !due.isEmpty(); due = feeds.take(AT_ONCE)) {
            read(due);
        }
    }

    private void read(List<CalendarFeeds.Due> due) {
        try (var readers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var feed : due) {
                readers.execute(() -> reader.read(feed));
            }
        }
    }
}
