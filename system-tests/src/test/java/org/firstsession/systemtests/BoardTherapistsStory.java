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
import org.awaitility.Awaitility;
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
