// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Office;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Therapists and their hours on the board, and what has become of a session; with the keyboard
 * alone, in a practice where nobody else books.
 */
@Order(2)
class BoardTherapistsStory {

    /** Where it is morning: what is booked within the hour is a session of today. */
    private static final ZoneId MORNING = ZoneId.of("Etc/GMT" + morning());

    private static Coordinator kim;
    private static OwnPractice practice;

    @BeforeAll
    static void opens() {
        practice =
                OwnPractice.open(
                        List.of(office()),
                        OwnPractice.policy(50, 10),
                        OwnPractice.hours("ana", 9 * 60, 17 * 60),
                        OwnPractice.byHand("bo", MORNING));
        kim = new Coordinator().worksFor(practice);
    }

    @AfterAll
    static void leave() {
        kim.close();
    }

    @Test
    void changesAProfileTakesOffTheListAndPutsBack() {
        kim.sees(1_024, ColorScheme.DARK).opens("/board/calendar");
        kim.presses(".calendar a[href*='/therapists/bo']");
        assertThat(kim.page.locator("#save-profile")).isVisible();
        kim.types("input[name=weeklyTrialLimit]", "7").presses("#save-profile");
        assertThat(kim.page.locator(".decision")).containsText("Done.");
        assertThat(kim.page.locator("input[name=weeklyTrialLimit]")).hasValue("7");
        kim.isAccessible().fits();

        kim.ticks("form[action$='/delist'] input[type=checkbox]");
        kim.presses("form[action$='/delist'] button");
        assertThat(kim.page.locator(".title .state")).hasText("Off the list");
        kim.sees(1_920, ColorScheme.LIGHT).isAccessible();

        kim.opens("/board/calendar").isAccessible().fits();
        kim.presses("#off-the-list a[href*='/therapists/bo']");
        assertThat(kim.page.locator("#save-profile")).hasText("Save and list again");
        kim.presses("#save-profile");
        assertThat(kim.page.locator(".title .state")).hasCount(0);
        kim.opens("/board/calendar");
        assertThat(kim.page.locator(".calendar a[href*='/therapists/bo']")).isVisible();
    }

    @Test
    void showsWhatTimeOffLiesOverBeforeItIsSavedAndTakesItOutAgain() {
        var request = kim.given("Booked Under");
        kim.opensRequest(request).begins("accept").ticks("#do-accept input[name=option]");
        kim.ticks("#do-accept input[name=consents]").sends("accept").reads("Session confirmed");

        var day = LocalDate.now(OwnPractice.ZONE).plusDays(3).atStartOfDay();
        kim.sees(1_920, ColorScheme.LIGHT).opens("/board/therapists/ana");
        kim.sets("#off-from", day).sets("#off-to", day.plusDays(1));
        kim.presses("form[action$='/time-off'][method=get] button");
        assertThat(kim.page.locator("main")).containsText("1 booked session under it");
        assertThat(kim.page.locator("main")).containsText("Booked Under");
        kim.isAccessible().fits().presses("form[action$='/time-off'] button");
        assertThat(kim.page.locator(".decision")).containsText("A person is needed");

        kim.presses("form[action$='/time-off'][method=post] button");
        assertThat(kim.page.locator("form[action$='/time-off'][method=post]")).hasCount(0);
        kim.opensRequest(request).begins("cancel").ticks("#do-cancel input[value=client]");
        kim.sends("cancel").reads("Session cancelled");
    }

    @Test
    void givesAwayTheSessionsOfWhoeverIsSickToday() {
        var request = kim.given("Booked Today");
        kim.opensRequest(request).presses("#do-assign");
        assertThat(kim.page.locator("table th a").first()).isVisible();
        kim.presses("table a[href*='therapist=bo']");
        assertThat(kim.page.locator("#startsAt")).isVisible();
        kim.sets("#startsAt", soon()).ticks("input[name=consentOf]");
        kim.types("select[name=reason]", "another").presses(".assign button[type=submit]");
        kim.reads("Session confirmed");

        kim.sees(1_024, ColorScheme.DARK).opens("/board/therapists/bo").presses("a[href*='/sick']");
        assertThat(kim.page.locator("h1")).hasText("Sick today");
        assertThat(kim.page.locator("tbody")).containsText("Booked Today");
        assertThat(kim.page.locator("input[name=giveBack]")).isChecked();
        kim.isAccessible().fits().presses("form[action$='/time-off'] button");

        assertThat(kim.page.locator(".decision")).isVisible();
        kim.opensRequest(request);
        assertThat(kim.page.locator("main")).containsText("Sick today");
        assertThat(kim.page.locator(".title .state").first()).not().hasText("Confirmed");
    }

    @Test
    void closesThePracticeForADayAndOpensItAgain() {
        kim.sees(1_024, ColorScheme.DARK).opens("/board/calendar");
        var week = kim.page.locator("h1").textContent();
        kim.presses(".weeks a:nth-child(3)");
        assertThat(kim.page.locator("h1")).not().hasText(week);
        kim.isAccessible().presses("a[href*='/closures']");
        assertThat(kim.page.locator("h1")).hasText("Closures");

        var day = LocalDate.now(OwnPractice.ZONE).plusDays(40).atStartOfDay();
        kim.sets("#from", day).sets("#to", day.plusDays(1)).presses("form[method=get] button");
        assertThat(kim.page.locator("main")).containsText("Nothing that is booked lies under it.");
        kim.isAccessible().fits().presses("main form[method=post] button");
        assertThat(kim.page.locator("main")).containsText("12:00 AM to");
        kim.presses("main form[method=post] button");
        assertThat(kim.page.locator("main")).containsText("Not at all.");
    }

    @Test
    void setsTheRoomsOfAnOfficeAndShowsWhoseSessionLosesIts() {
        kim.sees(1_024, ColorScheme.DARK).opens("/board/calendar").presses("a[href*='/rooms']");
        assertThat(kim.page.locator("h1")).hasText("Rooms");
        kim.isAccessible().fits().types("input[aria-label='New room 1']", "Garden");
        kim.types("input[aria-label='What new room 1 offers']", "step-free");
        kim.presses("main form button");
        assertThat(kim.page.locator("main")).containsText("No booked session loses its room.");
        savesRooms();
        assertThat(kim.page.locator("input[aria-label='Room 1']")).hasValue("Garden");

        var request = kim.given("In The Garden");
        kim.opensRequest(request).presses("#do-assign");
        assertThat(kim.page.locator("table th a").first()).isVisible();
        kim.presses("table a[href*='therapist=bo']");
        assertThat(kim.page.locator("#startsAt")).isVisible();
        kim.sets("#startsAt", soon().plusDays(1)).types("select[name=place]", "at Own");
        kim.ticks("input[name=consentOf]").types("select[name=reason]", "another");
        kim.presses(".assign button[type=submit]").reads("Session confirmed");

        kim.sees(1_920, ColorScheme.LIGHT).opens("/board/rooms");
        kim.tabTo("input[aria-label='Room 1']");
        kim.page.keyboard().press("ControlOrMeta+A");
        kim.types("input[aria-label='Room 1']", "Attic").presses("main form button");
        assertThat(kim.page.locator("main")).containsText("Taken away: Garden");
        assertThat(kim.page.locator("main")).containsText("In The Garden");
        kim.isAccessible().fits();
        savesRooms();
        assertThat(kim.page.locator(".decision")).containsText("A person is needed");
        kim.opensRequest(request).sees("Confirmed");
        assertThat(kim.page.locator("main")).containsText("The session has lost its room");
    }

    private static void savesRooms() {
        kim.types("#reason", "a room was refitted").presses("#save-rooms");
        assertThat(kim.page.locator(".decision")).isVisible();
    }

    private static Office office() {
        return new Office(
                "own-office",
                "Own office",
                "1 Main Street",
                "CA",
                OwnPractice.ZONE.getId(),
                new GeoPoint(37_774_900, -122_419_400),
                List.of());
    }

    @Test
    void recordsHowASessionWentAndTakesThatBack() {
        var passed =
                OwnPractice.open(
                        OwnPractice.policy(50, 10), OwnPractice.hours("ana", 9 * 60, 17 * 60));
        try (var lee = new Coordinator().worksFor(passed)) {
            var request = lee.given("Was There");
            lee.opensRequest(request).begins("accept").ticks("#do-accept input[name=option]");
            lee.ticks("#do-accept input[name=consents]").sends("accept").reads("Session confirmed");
            passed.letPass(Duration.ofDays(5));
            Awaitility.await()
                    .pollInSameThread()
                    .until(() -> {
                        lee.opensRequest(request);
                        return lee.page.locator("#do-outcome").count() == 1;
                    });

            records(lee.sees(1_024, ColorScheme.DARK), "attended");
            records(lee.opensRequest(request).sees(1_920, ColorScheme.LIGHT), "taken");
            records(lee.opensRequest(request), "missed");
        }
    }

    private static void records(Coordinator lee, String outcome) {
        lee.presses("#do-outcome > summary").isAccessible().fits();
        lee.types("#outcome", outcome).types("#do-outcome select[name=reason]", "told");
        lee.sends("outcome").reads("Outcome");
        assertThat(lee.page.locator(".timeline", hasText(outcome)).first()).isVisible();
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static LocalDateTime soon() {
        return LocalDateTime.now(OwnPractice.ZONE).plusHours(1).truncatedTo(ChronoUnit.MINUTES);
    }

    /** The sign is the other way round than one would think. */
    private static String morning() {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        int ahead = Math.floorMod(6 - hour + 11, 24) - 11;
        return ahead > 0 ? "-" + ahead : "+" + -ahead;
    }
}
