// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.firstsession.types.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a calendar file says of when somebody is busy. The therapist is in Los Angeles. */
class BusyTimesTest {

    private static final ZoneId OWN = ZoneId.of("America/Los_Angeles");
    private static final Instant FROM = Instant.parse("2026-10-19T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-31T00:00:00Z");
    private static final String PACIFIC = "DTSTART;TZID=America/Los_Angeles:";
    private static final String NOVEMBER_24 = "2026-11-24T18:00:00Z/2026-11-24T19:00:00Z";

    /** Lines of one event, and the times in which it keeps somebody busy. */
    static Stream<Arguments> events() {
        return Stream.of(
                event(
                        "by universal time",
                        "DTSTART:20261124T180000Z|DTEND:20261124T190000Z",
                        NOVEMBER_24),
                event(
                        "by the clock of a place",
                        PACIFIC + "20261124T100000|DURATION:PT1H",
                        NOVEMBER_24),
                event(
                        "by a clock that isn't named",
                        "DTSTART:20261124T100000|DTEND:20261124T110000",
                        NOVEMBER_24),
                event(
                        "by a quoted name",
                        "DTSTART;TZID=\"America/New_York\":20261124T130000|DURATION:PT60M",
                        NOVEMBER_24),
                event(
                        "by a name of Windows",
                        "DTSTART;TZID=Eastern Standard Time:20261124T130000|DURATION:PT1H",
                        NOVEMBER_24),
                event(
                        "by a name of Windows outside America",
                        "DTSTART;TZID=W. Europe Standard Time:20261124T190000|DURATION:PT1H",
                        NOVEMBER_24),
                event(
                        "by a title of Windows",
                        "DTSTART;TZID=\"(UTC-08:00) Pacific Time (US & Canada)\":20261124T100000"
                                + "|DURATION:PT1H",
                        NOVEMBER_24),
                event(
                        "by a maker's name",
                        "DTSTART;TZID=/mozilla.org/20050126_1/America/Los_Angeles:20261124T100000"
                                + "|DURATION:PT1H",
                        NOVEMBER_24),
                event(
                        "a day, by the therapist's clock",
                        "DTSTART;VALUE=DATE:20261126",
                        "2026-11-26T08:00:00Z/2026-11-27T08:00:00Z"),
                event(
                        "days, the last one not in it, over a change of clocks",
                        "DTSTART;VALUE=DATE:20261031|DTEND;VALUE=DATE:20261102",
                        "2026-10-31T07:00:00Z/2026-11-02T08:00:00Z"),
                event(
                        "a day that ends when it begins",
                        "DTSTART;VALUE=DATE:20261126|DTEND;VALUE=DATE:20261126",
                        "2026-11-26T08:00:00Z/2026-11-27T08:00:00Z"),
                event(
                        "a week",
                        "DTSTART;VALUE=DATE:20261102|DURATION:P1W",
                        "2026-11-02T08:00:00Z/2026-11-09T08:00:00Z"),
                event("a mere moment", "DTSTART:20261124T180000Z"),
                event("free", "DTSTART:20261124T180000Z|DURATION:PT1H|TRANSP:TRANSPARENT"),
                event("cancelled", "DTSTART:20261124T180000Z|DURATION:PT1H|STATUS:CANCELLED"),
                event(
                        "tentative",
                        "DTSTART:20261124T180000Z|DURATION:PT1H|STATUS:TENTATIVE",
                        NOVEMBER_24),
                event("over", "DTSTART:20261001T180000Z|DURATION:PT1H"),
                event(
                        "a year and a half long",
                        "DTSTART:20260101T000000Z|DTEND:20270701T000000Z",
                        "2026-01-01T00:00:00Z/2027-07-01T00:00:00Z"),
                event(
                        "with an alarm, whose length is none of the event's",
                        "DTSTART:20261124T180000Z|DTEND:20261124T190000Z|BEGIN:VALARM"
                                + "|TRIGGER:-PT15M|DURATION:PT9H|END:VALARM",
                        NOVEMBER_24),
                event(
                        "each week at the same hour, over a change of clocks",
                        PACIFIC + "20261027T100000|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=2",
                        "2026-10-27T17:00:00Z/2026-10-27T18:00:00Z",
                        "2026-11-03T18:00:00Z/2026-11-03T19:00:00Z"),
                event(
                        "until a moment, which is in it",
                        PACIFIC
                                + "20261124T100000|DURATION:PT1H"
                                + "|RRULE:FREQ=DAILY;UNTIL=20261125T180000Z",
                        NOVEMBER_24,
                        "2026-11-25T18:00:00Z/2026-11-25T19:00:00Z"),
                event(
                        "until a day, which is in it",
                        PACIFIC + "20261124T100000|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=20261125",
                        NOVEMBER_24,
                        "2026-11-25T18:00:00Z/2026-11-25T19:00:00Z"),
                event(
                        "counted from where it began",
                        PACIFIC + "20261013T100000|DURATION:PT1H|RRULE:FREQ=WEEKLY;COUNT=2",
                        "2026-10-20T17:00:00Z/2026-10-20T18:00:00Z"),
                event(
                        "for ever since long ago",
                        PACIFIC
                                + "20100101T220000|DURATION:PT4H"
                                + "|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
                        "2026-11-27T06:00:00Z/2026-11-27T10:00:00Z"),
                event(
                        "without one of its times",
                        PACIFIC
                                + "20261124T100000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2"
                                + "|EXDATE;TZID=America/Los_Angeles:20261125T100000",
                        NOVEMBER_24),
                event(
                        "without its first time, by another clock",
                        PACIFIC
                                + "20261123T100000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2"
                                + "|EXDATE:20261123T180000Z,20261201T180000Z",
                        NOVEMBER_24),
                event(
                        "and once more",
                        PACIFIC
                                + "20261124T100000|DURATION:PT1H"
                                + "|RDATE;TZID=America/Los_Angeles:20261201T100000",
                        NOVEMBER_24,
                        "2026-12-01T18:00:00Z/2026-12-01T19:00:00Z"),
                event(
                        "and once more, longer",
                        PACIFIC
                                + "20261124T100000|DURATION:PT1H"
                                + "|RDATE;VALUE=PERIOD:20261201T180000Z/PT3H",
                        NOVEMBER_24,
                        "2026-12-01T18:00:00Z/2026-12-01T21:00:00Z"),
                event(
                        "once more than anybody lives",
                        "DTSTART:20261230T180000Z|DURATION:PT1H"
                                + "|RRULE:FREQ=DAILY;COUNT=1000000000",
                        "2026-12-30T18:00:00Z/2026-12-30T19:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void areThoseOfAnEvent(String what, String lines, List<String> expected) {
        assertThat(busy(calendar(vevent("a", lines)))).isEqualTo(expected);
    }

    @Test
    void areWhereOneOfASeriesWasMovedTo() {
        var series = PACIFIC + "20261124T100000|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=3";
        var moved = "RECURRENCE-ID:20261125T180000Z|DTSTART:20261125T210000Z|DURATION:PT30M";
        var cancelled =
                "RECURRENCE-ID;TZID=America/Los_Angeles:20261126T100000"
                        + "|DTSTART:20261126T180000Z|DURATION:PT1H|STATUS:CANCELLED";

        assertThat(
                        busy(
                                calendar(
                                        vevent("a", moved),
                                        vevent("a", series),
                                        vevent("a", cancelled),
                                        vevent("b", "DTSTART:20261126T180000Z|DURATION:PT5M"))))
                .containsExactly(
                        NOVEMBER_24,
                        "2026-11-25T21:00:00Z/2026-11-25T21:30:00Z",
                        "2026-11-26T18:00:00Z/2026-11-26T18:05:00Z");
    }

    @Test
    void areOneWhereTheyOverlapOrTouch() {
        assertThat(
                        busy(
                                calendar(
                                        vevent("a", "DTSTART:20261124T183000Z|DURATION:PT30M"),
                                        vevent("b", "DTSTART:20261124T180000Z|DURATION:PT30M"),
                                        vevent("c", "DTSTART:20261124T181000Z|DURATION:PT5M"))))
                .containsExactly(NOVEMBER_24);
    }

    @Test
    void areNotOnesOwnSessions() {
        var file =
                calendar(
                        vevent("a", "DTSTART:20261124T180000Z|DTEND:20261124T185000Z"),
                        vevent("b", "DTSTART:20261125T180000Z|DTEND:20261125T185000Z"));
        var session =
                new Interval(
                        Instant.parse("2026-11-24T18:00:00Z"),
                        Instant.parse("2026-11-24T18:50:00Z"));

        assertThat(busy(file, Set.of(session)))
                .containsExactly("2026-11-25T18:00:00Z/2026-11-25T18:50:00Z");
    }

    @Test
    void areThoseThatAreGivenWithoutEvents() {
        var file =
                calendar(
                        "BEGIN:VFREEBUSY|UID:f|FREEBUSY:20261124T180000Z/PT30M,"
                                + "20261124T183000Z/20261124T190000Z"
                                + "|FREEBUSY;FBTYPE=FREE:20261125T180000Z/PT1H"
                                + "|FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261126T180000Z/PT1H"
                                + "|END:VFREEBUSY");

        assertThat(busy(file))
                .containsExactly(NOVEMBER_24, "2026-11-26T18:00:00Z/2026-11-26T19:00:00Z");
    }

    @Test
    void areReadInLowerCaseWithABomAndInFoldedLines() {
        var file =
                "\uFEFF"
                        + calendar(
                                "BEGIN:VEVENT|uid:a|dtstart;tzid=America/Los_|"
                                        + " Angeles:20261124T100000|duration:pt1h|END:VEVENT");

        assertThat(busy(file)).containsExactly(NOVEMBER_24);
    }

    /** Files from which nothing is concluded. */
    static Stream<Arguments> faults() {
        var hour = "DTSTART:20261124T180000Z|DURATION:PT1H";
        return Stream.of(
                fault(FeedTrouble.NO_CALENDAR, ""),
                fault(FeedTrouble.NO_CALENDAR, "<!DOCTYPE html><title>Sign in</title>"),
                fault(FeedTrouble.NO_CALENDAR, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
                fault(FeedTrouble.NO_CALENDAR, calendar(vevent("a", hour)).substring(0, 90)),
                fault(FeedTrouble.NO_CALENDAR, "\u0000\u0001\u0002"),
                fault(FeedTrouble.EMPTY, calendar()),
                fault(FeedTrouble.EMPTY, calendar("BEGIN:VTODO|UID:t|END:VTODO")),
                fault(FeedTrouble.ODD_TIMES, calendar(vevent("a", "DURATION:PT1H"))),
                fault(FeedTrouble.ODD_TIMES, calendar(vevent("a", "DTSTART:tomorrow"))),
                fault(FeedTrouble.ODD_TIMES, calendar(vevent("a", "DTSTART:20261324T180000Z"))),
                fault(FeedTrouble.ODD_TIMES, calendar(vevent("a", "DTSTART:00010101T000000Z"))),
                fault(
                        FeedTrouble.ODD_TIMES,
                        calendar(vevent("a", "DTSTART:20261124T180000Z|DTEND:20261124T170000Z"))),
                fault(
                        FeedTrouble.ODD_TIMES,
                        calendar(vevent("a", "DTSTART:20261124T180000Z|DURATION:-PT1H"))),
                fault(
                        FeedTrouble.ODD_TIMES,
                        calendar(vevent("a", "DTSTART:20261124T180000Z|DURATION:P999999999D"))),
                fault(
                        FeedTrouble.UNKNOWN_ZONE,
                        calendar(vevent("a", "DTSTART;TZID=Middle Earth:20261124T100000"))),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=SECONDLY")),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=MINUTELY;COUNT=1000000000")),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=HOURLY")),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=NEVER")),
                fault(FeedTrouble.ODD_RULE, rule("COUNT=3")),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=DAILY;INTERVAL=0")),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=DAILY;INTERVAL=-1")),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=DAILY;COUNT=0")),
                fault(FeedTrouble.ODD_RULE, rule("FREQ=DAILY;BYDAY=XX")),
                fault(
                        FeedTrouble.ODD_RULE,
                        rule(
                                "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYHOUR=1,2,3,4,5,6"
                                        + ";BYMINUTE=1,2,3,4,5,6")),
                fault(
                        FeedTrouble.ODD_RULE,
                        calendar(
                                vevent(
                                        "a",
                                        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T180000Z|"
                                                + hour))),
                fault(FeedTrouble.TOO_MUCH, calendar("BEGIN:X|".repeat(100_000))),
                fault(FeedTrouble.TOO_MUCH, calendar("BEGIN:VEVENT|END:VEVENT|".repeat(20_001))),
                fault(
                        FeedTrouble.TOO_MUCH,
                        calendar((vevent("a", hour + "|RRULE:FREQ=DAILY") + "|").repeat(300))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areNotConcludedFromWhatCantBeUnderstood(FeedTrouble trouble, String file) {
        assertThatThrownBy(() -> busy(file))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.trouble()).isEqualTo(trouble));
    }

    private static List<String> busy(String file) {
        return busy(file, Set.of());
    }

    private static List<String> busy(String file, Set<Interval> echoes) {
        return new BusyTimes(OWN, FROM, TO, Duration.ofMinutes(1))
                .of(CalendarFile.entries(file.getBytes(UTF_8)), echoes).stream()
                        .map(time -> time.getStartsAt() + "/" + time.getEndsAt())
                        .toList();
    }

    private static Arguments event(String what, String lines, String... busy) {
        return Arguments.of(what, lines, List.of(busy));
    }

    private static Arguments fault(FeedTrouble trouble, String file) {
        return Arguments.of(trouble, file);
    }

    private static String rule(String rule) {
        return calendar(vevent("a", "DTSTART:20261124T180000Z|DURATION:PT1H|RRULE:" + rule));
    }

    private static String vevent(String uid, String lines) {
        return "BEGIN:VEVENT|UID:%s|SUMMARY:Something\\, private|%s|END:VEVENT"
                .formatted(uid, lines);
    }

    /** A bar stands for the end of a line. */
    private static String calendar(String... components) {
        var inner = components.length == 0 ? "" : String.join("|", components) + "|";
        return ("BEGIN:VCALENDAR|VERSION:2.0|PRODID:-//Test//EN|" + inner + "END:VCALENDAR|")
                .replace("||", "|")
                .replace("|", "\r\n");
    }
}
