// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.firstsession.matching.board.feed.CalendarFeeds.Feed;
import org.firstsession.matching.board.page.Labels;

/**
 * How far a therapist's calendar elsewhere is known.
 *
 * @param look how it stands on the page: {@code quiet}, {@code warn}, or {@code alarm} once what is
 *     known is stale
 */
record FeedNote(String text, String look) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);

    static FeedNote of(Feed feed, ZoneId zone) {
        var read =
                feed.readAt() == null
                        ? "Calendar elsewhere not read yet"
                        : "Calendar elsewhere read " + WHEN.format(feed.readAt().atZone(zone));
        var trouble = feed.trouble();
        return new FeedNote(
                trouble == null ? read : read + ". " + Labels.of("feed", trouble),
                feed.stale() ? "alarm" : trouble == null ? "quiet" : "warn");
    }
}
