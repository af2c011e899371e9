// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Where therapists' calendars elsewhere are, and how it went to read them. */
@Repository
@Profile("board")
public class CalendarFeeds {

    private static final Duration BETWEEN_READS = Duration.ofMinutes(15);

    /** Longer than a read may take: whoever was killed while reading is followed by another. */
    private static final Duration PUT_OFF = Duration.ofMinutes(2);

    /** After this somebody should see to it. */
    private static final Duration STALE = Duration.ofHours(6);

    /** A server that wrongly says that nothing has changed is believed for so long. */
    private static final Duration WHOLE = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource time;

    CalendarFeeds(
            JdbcClient jdbc,
            DataSource dataSource,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.time = boardTime;
    }

    /**
     * A calendar as pages show it.
     *
     * @param address shortened
     * @param readAt null while it has not been read
     * @param trouble a code; null when it was read the last time
     * @param stale whether what is known is so old that somebody should see to it
     */
    public record Feed(
            String therapistId,
            String address,
            @Nullable Instant readAt,
            @Nullable String trouble,
            boolean stale) {}

    /** One that is due; its text names no address. */
    record Due(
            String practiceId,
            String therapistId,
            String zone,
            String address,
            FeedClient.Version version) {

        @Override
        public String toString() {
            return "Due[%s, %s]".formatted(practiceId, therapistId);
        }
    }

    /** The calendars of a practice, by therapist. */
    public Map<String, Feed> of(String practiceId) {
        var feeds = new HashMap<String, Feed>();
        jdbc.sql("SELECT * FROM staff.calendar_feed WHERE practice_id = ?")
                .param(practiceId)
                .query(this::feed)
                .list()
                .forEach(feed -> feeds.put(feed.therapistId(), feed));
        return feeds;
    }

    /** How many calendars are stale, by practice. */
    Map<String, Integer> stale() {
        var stale = new HashMap<String, Integer>();
        jdbc.sql(
                        """
                        SELECT practice_id, count(*) AS feeds FROM staff.calendar_feed
                        WHERE coalesce(read_at, set_at) < ? GROUP BY practice_id\
                        """)
                .param(at(time.instant().minus(STALE)))
                .query(row -> {
                    stale.put(row.getString("practice_id"), row.getInt("feeds"));
                });
        return stale;
    }

    /** From now on the calendar is there; what was known stays until it is read. */
    void set(String practiceId, String therapistId, FeedAddress address) {
        jdbc.sql(
                        """
                        INSERT INTO staff.calendar_feed
                            (practice_id, therapist_id, address, set_at, next_read_at)
                        VALUES (:practice, :therapist, :address, :now, :now)
                        ON CONFLICT (practice_id, therapist_id) DO UPDATE SET
                            address = excluded.address, set_at = excluded.set_at,
                            next_read_at = excluded.next_read_at, read_at = NULL, trouble = NULL,
                            troubled_at = NULL, etag = NULL, last_modified = NULL, whole_at = NULL\
                        """)
                .param("practice", practiceId)
                .param("therapist", therapistId)
                .param("address", address.uri().toString())
                .param("now", at(time.instant()))
                .update();
    }

    /**
     * Forgets a calendar once it is reported that they aren't busy elsewhere. After a crash in
     * between it is still there, and is read in whole; meanwhile nobody reports what they read.
     */
    void remove(String practiceId, String therapistId, Runnable report) {
        jdbc.sql(
                        """
                        UPDATE staff.calendar_feed SET whole_at = NULL
                        WHERE practice_id = ? AND therapist_id = ?\
                        """)
                .params(practiceId, therapistId)
                .update();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("DELETE FROM staff.calendar_feed WHERE practice_id = ? AND therapist_id = ?")
                    .params(practiceId, therapistId)
                    .update();
            report.run();
        });
    }

    /** It is read at once, in whole. */
    void readNow(String practiceId, String therapistId) {
        jdbc.sql(
                        """
                        UPDATE staff.calendar_feed SET next_read_at = ?, whole_at = NULL
                        WHERE practice_id = ? AND therapist_id = ?\
                        """)
                .params(at(time.instant()), practiceId, therapistId)
                .update();
    }

    /** Takes those that are due, so many at most; nobody else gets them meanwhile. */
    List<Due> take(int most) {
        var now = time.instant();
        return jdbc.sql(
                        """
                        UPDATE staff.calendar_feed f SET next_read_at = :later
                        FROM (SELECT practice_id, therapist_id FROM staff.calendar_feed
                            WHERE next_read_at <= :now ORDER BY next_read_at LIMIT :most
                            FOR UPDATE SKIP LOCKED) due
                        JOIN therapist t USING (practice_id, therapist_id)
                        WHERE f.practice_id = due.practice_id
                            AND f.therapist_id = due.therapist_id
                        RETURNING f.*, t.time_zone, f.whole_at > :whole AS may_be_unchanged\
                        """)
                .param("later", at(now.plus(PUT_OFF)))
                .param("now", at(now))
                .param("most", most)
                .param("whole", at(now.minus(WHOLE)))
                .query((row, number) ->
                        new Due(
                                row.getString("practice_id"),
                                row.getString("therapist_id"),
                                row.getString("time_zone"),
                                row.getString("address"),
                                row.getBoolean("may_be_unchanged")
                                        ? new FeedClient.Version(
                                                row.getString("etag"),
                                                row.getString("last_modified"))
                                        : FeedClient.Version.NONE))
                .list();
    }

    /**
     * It was read in whole. What it says is reported while nobody can set another one or take it
     * away, so that nothing comes on the log after that.
     */
    void read(Due feed, FeedClient.Version version, Runnable report) {
        var now = at(time.instant());
        transaction.executeWithoutResult(status -> {
            if (isStillThere(feed)) {
                report.run();
                jdbc.sql(
                                """
                                UPDATE staff.calendar_feed SET read_at = :now, whole_at = :now,
                                    etag = :etag, last_modified = :modified, next_read_at = :next,
                                    trouble = NULL, troubled_at = NULL
                                WHERE practice_id = :practice AND therapist_id = :therapist\
                                """)
                        .param("now", now)
                        .param("etag", version.etag())
                        .param("modified", version.lastModified())
                        .param("next", now.plus(BETWEEN_READS))
                        .param("practice", feed.practiceId())
                        .param("therapist", feed.therapistId())
                        .update();
            }
        });
    }

    private boolean isStillThere(Due feed) {
        return jdbc.sql(
                        """
                        SELECT true FROM staff.calendar_feed WHERE practice_id = ?
                            AND therapist_id = ? AND address = ? FOR UPDATE\
                        """)
                .params(feed.practiceId(), feed.therapistId(), feed.address())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    void unchanged(Due feed) {
        settle(feed, "read_at = :now, trouble = NULL, troubled_at = NULL", null);
    }

    void failed(Due feed, FeedTrouble trouble) {
        settle(
                feed,
                "trouble = :trouble, troubled_at = coalesce(troubled_at, :now)",
                trouble.name());
    }

    private void settle(Due feed, String change, @Nullable String trouble) {
        var now = at(time.instant());
        jdbc.sql(
                        "UPDATE staff.calendar_feed SET next_read_at = :next, "
                                + change
                                + " WHERE practice_id = :practice AND therapist_id = :therapist"
                                + " AND address = :address")
                .param("next", now.plus(BETWEEN_READS))
                .param("now", now)
                .param("trouble", trouble)
                .param("practice", feed.practiceId())
                .param("therapist", feed.therapistId())
                .param("address", feed.address())
                .update();
    }

    private Feed feed(ResultSet row, int number) throws SQLException {
        var read = row.getObject("read_at", OffsetDateTime.class);
        var known = read == null ? row.getObject("set_at", OffsetDateTime.class) : read;
        return new Feed(
                row.getString("therapist_id"),
                FeedAddress.of(row.getString("address"), Reach.LOOPBACK_TOO).shown(),
                read == null ? null : read.toInstant(),
                row.getString("trouble"),
                known.toInstant().isBefore(time.instant().minus(STALE)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
