// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.awaitility.Awaitility;
import org.firstsession.events.BusyTimesReported;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A coordinator says where a therapist's calendar elsewhere is, by keyboard alone. */
@Order(2)
class CalendarElsewhereStory {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String EMPTY =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nEND:VCALENDAR\r\n";
    private static final String EVENT =
            "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Private\r\nDTSTART:%s\r\nDURATION:PT2H\r\nEND:VEVENT\r\n";

    private volatile String calendar = busy();
    private HttpServer server;

    @BeforeEach
    void itsServerStarts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/secret.ics",
                exchange -> {
                    var bytes = calendar.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void itsServerStops() {
        server.stop(0);
    }

    @Test
    void isReadFromItsAddressShownWithItsTroubleAndForgottenAgain() throws Exception {
        var practice =
                OwnPractice.open(OwnPractice.policy(50, 10), OwnPractice.hours("ana", 600, 1_020));
        try (var kim = new Coordinator().worksFor(practice)) {
            kim.opens("/board/therapists/ana").types("#calendar-address", address());
            kim.presses("#save-calendar");
            assertThat(kim.page.locator("[role=status]")).containsText("is being read");
            reloads(kim, "1 busy time ahead");
            assertThat(kim.page.locator("main")).containsText("Calendar elsewhere read");
            assertThat(kim.page.content()).doesNotContain("secret.ics");
            looks(kim);

            calendar = EMPTY;
            kim.presses("#read-calendar");
            assertThat(kim.page.locator("[role=status]")).containsText("is being read");
            reloads(kim, "without any event, which is taken for a fault");
            assertThat(kim.page.locator("main")).containsText("1 busy time ahead");
            looks(kim);

            notReadForADay(practice);
            kim.opens("/board/calendar");
            reloads(kim, "1 calendar elsewhere couldn't be read for 6 hours");
            looks(kim);

            kim.opens("/board/therapists/ana").ticks("#may-be-offered");
            kim.presses("#remove-calendar");
            assertThat(kim.page.locator(".decision")).containsText("Done.");
            assertThat(kim.page.locator("#remove-calendar")).hasCount(0);
        }
        assertThat(Log.events(practice.id, BusyTimesReported.class))
                .extracting(reported -> reported.getBusy().size())
                .containsExactly(1, 0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/secret.ics";
    }

    /** On a large screen, a tablet and a phone. */
    private static void looks(Coordinator kim) {
        for (int width : new int[] {1_920, 1_024, 360}) {
            kim.sees(width, ColorScheme.LIGHT).fits();
        }
        kim.isAccessible();
    }

    /** It is read a moment later, and the page doesn't renew itself. */
    private static void reloads(Coordinator kim, String text) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    kim.page.reload();
                    return kim.page.locator("main").innerText().contains(text);
                });
    }

    /** A day that can't be waited for is taken from when the board knows that it was read. */
    private static void notReadForADay(OwnPractice practice) throws SQLException {
        try (var board = DriverManager.getConnection(Stack.database("board"));
                var update =
                        board.prepareStatement(
                                """
                                UPDATE staff.calendar_feed SET read_at = read_at - interval '1 day'
                                WHERE practice_id = ?\
                                """)) {
            update.setString(1, practice.id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static String busy() {
        var from = UTC.format(Instant.now().plus(Duration.ofDays(2)));
        return EMPTY.replace("END:VCALENDAR", EVENT.formatted(from) + "END:VCALENDAR");
    }
}
