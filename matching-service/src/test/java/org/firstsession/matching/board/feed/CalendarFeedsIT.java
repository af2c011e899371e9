// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Therapists' calendars elsewhere, from the address on their page to what is offered. */
class CalendarFeedsIT extends RunningBoard {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final FeedServer server = new FeedServer(null);
    private final TestPractice practice = new TestPractice();
    private Staff coordinator;

    @Autowired private DataSource dataSource;

    @BeforeEach
    void open() {
        practice.open("ana");
        await().until(() ->
                value("SELECT 1 FROM therapist WHERE practice_id = ?", practice.id) != null);
        coordinator = staff(practice.id, null, Role.COORDINATOR);
    }

    @AfterEach
    void close() {
        server.close();
        practice.close();
    }

    @Test
    void leaveTheOneHourToBeOfferedInWhichSomebodyIsntBusy() throws Exception {
        var free = LocalDate.now(ZONE).plusDays(5).atTime(LocalTime.of(10, 0)).atZone(ZONE);
        server.answers(busyBut(free.toInstant()));

        set();
        awaitRead();

        assertThat(busy()).isEqualTo(2);
        var request = practice.sendRequests(1).getFirst().getRequestId();
        awaitState(request, "OFFERED");
        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT starts_at FROM offer_option
                                        JOIN offer USING (practice_id, offer_id)
                                        WHERE request_id = ?\
                                        """)
                                .param(request)
                                .query((row, number) -> row.getTimestamp(1).toInstant())
                                .list())
                .containsExactly(free.toInstant());
    }

    @Test
    void stayKnownAsTheyWereWhileTheyCantBeRead() throws Exception {
        server.answers(busyBut(Instant.now().plus(Duration.ofDays(3))));
        set();
        awaitRead();
        var reported = reported();

        awaitTrouble("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", FeedTrouble.EMPTY);
        awaitTrouble("<html>Sign in</html>", FeedTrouble.NO_CALENDAR);
        server.answers(500);
        awaitTrouble(FeedTrouble.REFUSED);
        server.leadsTo("http://169.254.169.254/latest/meta-data/");
        awaitTrouble(FeedTrouble.NOT_PUBLIC);
        server.answersWithoutEnd("x".repeat(100_000), 0);
        awaitTrouble(FeedTrouble.TOO_LARGE);

        assertThat(busy()).isEqualTo(2);
        assertThat(reported()).isEqualTo(reported);
        assertThat(page("/board/therapists/ana"))
                .contains("It is larger than 2 MB", "2 busy times ahead")
                .doesNotContain("private-a1b2");
        assertThat(page("/board/calendar")).contains("It is larger than 2 MB");
    }

    @Test
    void areReportedAgainOnlyWhenTheyChange() throws Exception {
        server.answers(busyBut(Instant.now().plus(Duration.ofDays(3))));
        set();
        awaitRead();
        var reported = reported();

        readAgain();
        assertThat(reported()).isEqualTo(reported);

        server.answers(busyBut(Instant.now().plus(Duration.ofDays(4))));
        readAgain();
        await().until(() -> !Objects.equals(reported(), reported));
    }

    @Test
    void areFreeAgainWhenNobodyReadsThemAnyMore() throws Exception {
        server.answers(busyBut(Instant.now().plus(Duration.ofDays(3))));
        set();
        awaitRead();

        send(
                coordinator,
                "/board/therapists/ana/calendar/remove",
                "practice",
                practice.id,
                "commandId",
                freshId());

        await().until(() -> busy() == 0);
        assertThat(value("SELECT 1 FROM staff.calendar_feed WHERE practice_id = ?", practice.id))
                .isNull();
        assertThat(
                        value(
                                "SELECT count(*) FROM staff.action WHERE practice_id = ?"
                                        + " AND action = 'CALENDAR_FEED' AND username = ?",
                                practice.id,
                                coordinator.username()))
                .isEqualTo("2");
    }

    @Test
    void stayWhereTheLogWasNotToldThatTheyAreForgotten() throws Exception {
        server.answers(busyBut(Instant.now().plus(Duration.ofDays(3))));
        set();
        awaitRead();
        var feeds = new CalendarFeeds(jdbc, dataSource, InstantSource.system());

        assertThatThrownBy(() ->
                        feeds.remove(
                                practice.id,
                                "ana",
                                () -> {
                                    throw new IllegalStateException("stopped in between");
                                }))
                .hasMessage("stopped in between");

        assertThat(page("/board/therapists/ana")).contains("Stop reading it", "Read it now");
        readAgain();
        assertThat(busy()).isEqualTo(2);
    }

    @Test
    void areWarnedOfOnceTheyAreStale() throws Exception {
        server.answers(busyBut(Instant.now().plus(Duration.ofDays(3))));
        set();
        awaitRead();
        assertThat(page("/board")).doesNotContain("be read for 6 hours");

        jdbc.sql(
                        "UPDATE staff.calendar_feed SET read_at = now() - interval '7 hours'"
                                + " WHERE practice_id = ?")
                .param(practice.id)
                .update();

        await().untilAsserted(() -> assertThat(page("/board")).contains("be read for 6 hours"));
    }

    @Test
    void arentTakenFromAnAddressThatMayNotBeRead() throws Exception {
        var answer =
                send(
                        coordinator,
                        "/board/therapists/ana/calendar",
                        "practice",
                        practice.id,
                        "address",
                        "file:///etc/passwd");

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(value("SELECT 1 FROM staff.calendar_feed WHERE practice_id = ?", practice.id))
                .isNull();
    }

    /** By four at once, as if there were four instances. They are due in half an hour. */
    @Test
    void areReadByOneInstanceEach() throws Exception {
        var therapists = new String[12];
        for (int i = 0; i < therapists.length; i++) {
            therapists[i] = "t" + i;
        }
        practice.open(therapists);
        await().until(() ->
                value(
                                "SELECT 1 FROM therapist WHERE practice_id = ?"
                                        + " AND therapist_id = 't11'",
                                practice.id)
                        != null);
        var feeds = new CalendarFeeds(jdbc, dataSource, later(Duration.ofMinutes(30)));
        for (var therapist : therapists) {
            feeds.set(practice.id, therapist, FeedAddress.of(server.address(), Reach.LOOPBACK_TOO));
        }

        var taken = Collections.synchronizedList(new ArrayList<String>());
        var instances = new CalendarFeeds(jdbc, dataSource, later(Duration.ofMinutes(31)));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    for (var due = instances.take(1); !due.isEmpty(); due = instances.take(1)) {
                        due.stream()
                                .filter(feed -> feed.practiceId().equals(practice.id))
                                .forEach(feed -> taken.add(feed.therapistId()));
                    }
                });
            }
        }

        assertThat(taken).containsExactlyInAnyOrder(therapists);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private static InstantSource later(Duration by) {
        return () -> Instant.now().plus(by);
    }

    private void set() throws Exception {
        send(
                coordinator,
                "/board/therapists/ana/calendar",
                "practice",
                practice.id,
                "address",
                server.address());
    }

    private void awaitRead() {
        await().until(() -> feed("read_at") != null && busy() > 0);
    }

    private void readAgain() throws Exception {
        var before = Objects.requireNonNull(feed("read_at"));
        readNow();
        await().until(() -> !before.equals(feed("read_at")));
    }

    private void readNow() throws Exception {
        send(coordinator, "/board/therapists/ana/calendar/read", "practice", practice.id);
    }

    private void awaitTrouble(String answer, FeedTrouble trouble) throws Exception {
        server.answers(answer);
        awaitTrouble(trouble);
    }

    private void awaitTrouble(FeedTrouble trouble) throws Exception {
        readNow();
        await().until(() -> trouble.name().equals(feed("trouble")));
    }

    private String page(String path) throws Exception {
        return open(coordinator, path + "?practice=" + practice.id).getContentAsString();
    }

    private @Nullable String feed(String column) {
        return value(
                "SELECT " + column + "::text FROM staff.calendar_feed WHERE practice_id = ?",
                practice.id);
    }

    private int busy() {
        return Integer.parseInt(
                Objects.requireNonNull(
                        value(
                                "SELECT count(*) FROM away WHERE kind = 'BUSY' AND practice_id = ?",
                                practice.id)));
    }

    /** Which transactions have put the busy times there: each report puts all of them anew. */
    private @Nullable String reported() {
        return value(
                "SELECT string_agg(xmin::text, ' ' ORDER BY starts_at) FROM away"
                        + " WHERE kind = 'BUSY' AND practice_id = ?",
                practice.id);
    }

    /** For forty days but for one hour. */
    private static String busyBut(Instant free) {
        return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Test//EN
        BEGIN:VEVENT
        UID:before
        DTSTART:%s
        DTEND:%s
        END:VEVENT
        BEGIN:VEVENT
        UID:after
        DTSTART:%s
        DTEND:%s
        END:VEVENT
        END:VCALENDAR
        """
                .replace("\n", "\r\n")
                .formatted(
                        UTC.format(Instant.now().minus(Duration.ofDays(1))),
                        UTC.format(free),
                        UTC.format(free.plus(Duration.ofHours(1))),
                        UTC.format(free.plus(Duration.ofDays(35))));
    }
}
