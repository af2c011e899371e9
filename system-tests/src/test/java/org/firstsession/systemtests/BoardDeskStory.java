// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What clients tell the practice shows to a coordinator who has the board open, and is seen to from
 * there: both sides in real browsers.
 */
@Order(2)
class BoardDeskStory extends OpenBoard {

    private static final ZoneId LAKESIDE = ZoneId.of("America/Los_Angeles");

    @Test
    void showsWhoComesLateWithoutReloadAndKeepsTheNameOfWhoHasSeenIt() {
        var request = kim.given("Lara Late");
        var page = Coordinator.pageOf(kim.self());
        kim.opensRequest(request).assigns(soon()).reads("Session confirmed");
        kim.sees(1_024, ColorScheme.DARK).opens("/board");
        try (var lara = Visit.phone(true)) {
            lara.page.navigate(page);
            lara.page.getByText("I'm running late").click();
            lara.page.locator("#late-minutes").selectOption("10");
            lara.page.getByText("Tell the practice").click();
            assertThat(lara.page.locator("main")).containsText("The practice knows");
        }

        var banner = kim.page.locator(".urgent", hasText("Lara Late"));
        assertThat(banner).containsText("Comes about 10 minutes late to the session with");
        kim.isAccessible().fits();
        kim.tabTo("#" + banner.locator("button").getAttribute("id"));
        kim.page.keyboard().press("Enter");

        assertThat(kim.page.locator("h1")).hasText("Lakeside Counseling");
        assertThat(banner).hasCount(0);
        kim.opensRequest(request);
        assertThat(kim.page.locator("#desk-of-request")).containsText("Seen by");
        Awaitility.await()
                .until(() ->
                        Client.get(Stack.inbox() + "/api/messages")
                                .valueStream()
                                .anyMatch(mail ->
                                        mail.path("text")
                                                .asString()
                                                .contains("about 10 minutes late")));
    }

    @Test
    void showsThePartnersQuestionToWhoeverReadsItOnRecord() {
        Coordinator.isAskedBy("Ivy Inviter", "May I bring our baby?");

        kim.sees(1_920, ColorScheme.LIGHT).opens("/board");
        var line = kim.atDesk("Ivy Inviter");
        assertThat(line).containsText("An invited partner has a question");
        kim.isAccessible().presses(line, "read-");
        assertThat(kim.page.locator("blockquote")).hasText("May I bring our baby?");
        kim.isAccessible().fits().tabTo("#done");
        kim.page.keyboard().press("Enter");

        assertThat(kim.page.locator("h1")).hasText("Lakeside Counseling");
        assertThat(kim.atDesk("Ivy Inviter")).hasCount(0);
    }

    @Test
    void takesAFormThatWasLeftToAPersonAsARequest() {
        try (var flora = Visit.desk("en-US")) {
            flora.start("individual").sitsIn("CA").next(3);
            flora.is("Flora Form", "flora.form@example.org").next().agrees();
            flora.page.locator("input[name=website]:not([type=hidden])").fill("typed by a helper");
            flora.next();
            assertThat(flora.page.locator("main")).containsText("A person reads your request");
        }

        kim.sees(1_024, ColorScheme.DARK).opens("/board");
        kim.presses(kim.atDesk("A form that was left to a person"), "read-");
        assertThat(kim.page.locator("blockquote")).containsText("Flora Form");
        kim.isAccessible().fits().tabTo("#accept");
        kim.page.keyboard().press("Enter");
        assertThat(kim.page.locator("main")).containsText("The form is a request now");

        kim.page.navigate(Stack.board() + "/board?practice=lakeside&search=flora");
        assertThat(kim.page.locator("a.line")).containsText("Flora Form");
    }

    @Test
    void erasesWhoWantsThatWhereThePracticeDecides() {
        var worried =
                Client.request("Era Sure")
                        .replace("\"person\"", "\"message\":\"I want to die\",\"person\"");
        var request = kim.given(worried, "waiting");
        try (var era = Visit.phone(true)) {
            era.page.navigate(Coordinator.pageOf(kim.self()));
            era.page.locator("details:has(form[action$='/erase']) > summary").click();
            era.page.locator("form[action$='/erase'] input[name=sure]").check();
            era.page.locator("form[action$='/erase'] button").click();
            assertThat(era.page.locator("main")).containsText("is with the practice");
        }

        kim.sees(1_920, ColorScheme.LIGHT).opens("/board");
        var wish = kim.atDesk("Era Sure");
        assertThat(wish).containsText("Wants to be erased");
        kim.tabTo("a[href*='" + request + "'][href$='#do-erase']");
        kim.page.keyboard().press("Enter");
        assertThat(kim.page.locator("#do-erase")).isVisible();
        kim.begins("erase").ticks("#do-erase input[type=checkbox]").sends("erase");
        kim.readsNoted("Erase the person");

        kim.opens("/board");
        assertThat(kim.page.locator("#desk a[href*='" + request + "']")).hasCount(0);
        kim.opensRequest(request).tabTo("#contact button");
        kim.page.keyboard().press("Enter");
        assertThat(kim.page.locator("#contact")).containsText("Nothing is kept");
    }

    /** Within two hours, so that one can say that one comes late. */
    private static LocalDateTime soon() {
        return LocalDateTime.now(LAKESIDE).plusHours(1).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
