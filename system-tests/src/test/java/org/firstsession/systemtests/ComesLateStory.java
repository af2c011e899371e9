// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.systemtests.OwnPractice.hours;
import static org.firstsession.systemtests.OwnPractice.policy;

import org.awaitility.Awaitility;
import org.firstsession.events.TimeOffSet;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialRequested;
import org.firstsession.types.Policy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody has a page open twice, presses twice, goes back, or comes when it is too late. Each time
 * they read what happened, and what they can do now.
 */
class ComesLateStory {

    private static final int HELD_AS_USUAL = 900;
    private static final int HELD_SHORTLY = 15;

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void whoPressesTwiceHasAskedOnceAndBookedOnce() {
        var practice = open();
        try (var visit = Visit.desk("en-US")) {
            visit.startAt(practice.id, "individual").sitsIn("CA").next(3);
            visit.is("Twi Ce", "twi.ce@example.org").next().agrees();
            visit.page.locator(".go .primary").dblclick();
            visit.awaits(visit.page.locator(".card"));
            visit.page.locator(".card .primary").first().dblclick();
            visit.awaits("Your session is confirmed");
            assertThat(visit.page.locator("[role=alert]")).hasCount(0);
        }
        assertThat(Log.events(practice.id, TrialRequested.class)).hasSize(1);
        assertThat(Log.events(practice.id, TrialConfirmed.class)).hasSize(1);
    }

    @Test
    void whoGoesBackAfterBookingSeesTheSession() {
        var practice = open();
        try (var visit = Visit.desk("en-US")) {
            visit.isOffered(practice.id, "Ba Ck", "ba.ck@example.org");
            visit.page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed");

            visit.page.goBack();

            visit.awaits("Your session is confirmed");
            assertThat(visit.page.locator("form[action$='/accept']")).hasCount(0);
        }
    }

    @Test
    void whoBookedInAnotherTabReadsThatThereIsASession() {
        var practice = open();
        try (var visit = Visit.phone(false)) {
            visit.isOffered(practice.id, "Two Tabs", "two.tabs@example.org");
            var stale = visit.secondTab();
            visit.page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed");

            stale.locator(".card .primary").last().click();

            assertThat(stale.locator("[role=alert]"))
                    .containsText("You have a confirmed session already; it is shown here");
            assertThat(stale.locator("h2").first()).hasText("Your session is confirmed");
            assertThat(stale.getByText("Move it to another time")).isVisible();
        }
    }

    @Test
    void whoLookedForOtherTimesInAnotherTabChoosesAmongThose() {
        var practice = open();
        try (var visit = Visit.phone(false)) {
            visit.isOffered(practice.id, "Oth Er", "oth.er@example.org");
            var stale = visit.secondTab();
            visit.page.locator("form[action$='/options'] button").click();
            visit.awaits(visit.page.locator(".card"));

            stale.locator(".card .primary").first().click();

            assertThat(stale.locator("[role=alert]"))
                    .containsText("Choose one of the times that are held for you now");
            stale.locator(".card .primary").first().click();
            assertThat(stale.locator("h2").first()).hasText("Your session is confirmed");
        }
    }

    @Test
    void whoseHoldHasLapsedLooksForTimesAgainByOneTap() {
        var practice = open(HELD_SHORTLY);
        try (var visit = Visit.phone(false)) {
            visit.isOffered(practice.id, "Too Late", "too.late@example.org");
            var stale = visit.secondTab();
            visit.awaits("We are on it");

            stale.locator(".card .primary").first().click();

            assertThat(stale.locator("[role=alert]"))
                    .containsText("These times are no longer held for you. Look for free times");
            stale.locator("form[action$='/options'] .primary").click();
            visit.awaits("Choose a time");
            visit.page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed");
        }
    }

    @Test
    void whoseTimeIsTakenMeanwhileChoosesAnotherOne() {
        var practice = open();
        try (var visit = Visit.phone(false)) {
            visit.isOffered(practice.id, "Tak En", "tak.en@example.org");
            practice.isWithout("ana");
            practice.isWithout("ben");
            Awaitility.await().until(() -> Log.events(practice.id, TimeOffSet.class).size() == 2);

            visit.page.locator(".card .primary").first().click();

            assertThat(visit.page.locator("[role=alert]"))
                    .containsText("This time is no longer free. Please choose another one.");
            assertThat(visit.page.locator("form[action$='/options'] button")).isVisible();
        }
    }

    private static OwnPractice open() {
        return open(HELD_AS_USUAL);
    }

    private static OwnPractice open(int offerSeconds) {
        return OwnPractice.open(
                Policy.newBuilder(policy(50, 10))
                        .setOptionsPerOffer(2)
                        .setWebOfferSeconds(offerSeconds)
                        .build(),
                hours("ana", 600, 1_020),
                hours("ben", 600, 1_020));
    }
}
