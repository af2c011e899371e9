// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What coordinators do on the board, in a real browser; each action with the keyboard alone. */
@Order(2)
class BoardStory extends OpenBoard {

    @Test
    void bringsACallersRequestToASessionMovesAndCancelsIt() {
        kim.opens("/board").page.keyboard().press("n");
        assertThat(kim.page.locator("#name")).isFocused();
        kim.page.keyboard().type("Keyboard Caller");
        kim.types("input[name=phone]", "(415) 555-0142").types("select[name=state]", "CA");
        kim.tabTo("select[name=format]");
        kim.page.keyboard().press("ArrowDown");
        kim.types("select[name=adult]", "yes").ticks("input[name=consents]");
        kim.page.keyboard().press("Enter");
        assertThat(kim.page.locator("h1")).containsText("Keyboard Caller");

        kim.sees("Offered").begins("call").types("#note-CALL", "Likes mornings").sends("call");
        kim.readsNoted("Call");
        kim.begins("offer-others").sends("offer-others").reads("Times offered");
        kim.begins("accept").ticks("#do-accept input[name=option]");
        kim.ticks("#do-accept input[name=consents]").sends("accept");
        kim.reads("Session confirmed").sees("Confirmed");
        kim.begins("move").sends("move").reads("Session moved").sees("Confirmed");
        kim.begins("cancel").ticks("#do-cancel input[value=client]").sends("cancel");
        kim.reads("Session cancelled").sees("Closed: session cancelled");
    }

    @Test
    void putsOffATask() {
        var request =
                kim.given(Client.request("Snoozed Task").replace(",\"adult\":true", ""), "offered");
        kim.opensRequest(request).begins("snooze").sends("snooze").reads("Task done: put off");
    }

    @Test
    void closesARequestForAReason() {
        kim.sees(1_024, ColorScheme.DARK).opensRequest(kim.given("Closed By Hand"));
        kim.begins("close").isAccessible().fits().sends("close").reads("Request closed");
        kim.sees("Closed: ended by the practice, the client asked").isAccessible();
    }

    @Test
    void declinesForACallerAndGoesOnAfterSomebodyHasLooked() {
        kim.opensRequest(kim.given("Declined By Phone")).begins("extend").sends("extend");
        kim.reads("More time given").begins("decline").sends("decline").reads("Offer declined");
        kim.begins("complete").sends("complete").reads("Task done: matching goes on");
    }

    @Test
    void takesCareOfACaseAndKeepsItToNamedPeople() {
        kim.opensRequest(kim.given("Well Known"));
        kim.tabTo("form[action$='/own'] button");
        kim.page.keyboard().press("Enter");
        kim.readsNoted("Take the request").begins("restrict").sends("restrict");
        kim.readsNoted("Named people only").isAccessible();
        assertThat(kim.page.locator(".title")).containsText("Named people only");
        kim.tabTo("form[action$='/release'] button");
        kim.page.keyboard().press("Enter");
        kim.readsNoted("Give the request back");
    }

    @Test
    void linksTwoRequestsOfOnePersonAndUnlinksThem() {
        // Two that hold hours at the same time can't be one person's.
        kim.opensRequest(kim.given("Twice Asked")).begins("close").sends("close");
        kim.reads("Request closed");
        kim.sees(1_024, ColorScheme.DARK).opensRequest(kim.given("Twice Asked"));
        kim.tabTo("#contact button");
        kim.page.keyboard().press("Enter");
        assertThat(kim.page.locator("#duplicates")).containsText("the same email");
        kim.isAccessible().fits().tabTo("#duplicates form[action$='/link'] button");
        kim.page.keyboard().press("Enter");
        kim.reads("Link two people");
        assertThat(kim.page.locator("#duplicates")).containsText("Linked with");
        kim.isAccessible().tabTo("#duplicates form[action$='/unlink'] button");
        kim.page.keyboard().press("Enter");
        kim.reads("Unlink two people");
        assertThat(kim.page.locator("#duplicates")).hasCount(0);
    }

    @Test
    void showsAWorryAboveAllElseUntilItIsLifted() {
        var request = kim.given("Held Back");
        kim.opensRequest(request).begins("hold").sends("hold").reads("Matching held back");

        kim.opens("/board");
        assertThat(kim.page.locator(".urgent").first()).containsText("Somebody may not be safe");
        kim.isAccessible().tabTo("#ack-" + request);
        kim.page.keyboard().press("Enter");
        kim.readsNoted("Safety task acknowledged");

        kim.opensRequest(request).begins("lift");
        kim.types("#note-LIFT", "Spoke alone, all is well").sends("lift").reads("Hold lifted");
        kim.tabTo("#contact button");
        kim.page.keyboard().press("Enter");
        assertThat(kim.page.locator(".notes")).containsText("Spoke alone, all is well");
    }

    @Test
    void putsARefusalIntoWordsAndSaysWhatToDo() {
        var request = kim.given("Two Tabs");
        kim.opensRequest(request);
        try (var other = new Coordinator()) {
            other.opensRequest(request).begins("offer-others").sends("offer-others");
            other.reads("Times offered");
        }

        kim.begins("close")
                .sends("close")
                .reads("it has changed since you looked")
                .reads("decide again");
    }

    @Test
    void showsARequestThatCameInWithoutLosingFocusOrPlace() {
        kim.given("Quill Already");
        kim.page.navigate(Stack.board() + "/board?practice=lakeside&search=quill");
        assertThat(kim.page.locator("a.line")).hasCount(1);
        kim.page.setViewportSize(1_440, 500);
        kim.page.keyboard().press("j");
        kim.page.evaluate("window.scrollTo(0, 120)");
        var focused = kim.page.evaluate("document.activeElement.id");

        var request = kim.given("Quill Arrived");

        assertThat(kim.page.locator("#r-" + request)).isVisible();
        assertThat(kim.page.evaluate("document.activeElement.id")).isEqualTo(focused);
        assertThat(kim.page.evaluate("window.scrollY")).isEqualTo(120);
        kim.page.keyboard().press("/");
        assertThat(kim.page.locator("#search")).isFocused();
        kim.page.locator("#search").fill("quill arr");
        kim.page.keyboard().press("Enter");
        assertThat(kim.page.locator("a.line")).hasCount(1);
        assertThat(kim.page.locator("a.line")).containsText("Quill Arrived");
    }

    @ParameterizedTest
    @CsvSource({"1024, DARK", "1920, LIGHT"})
    void isAccessibleOnEachPage(int width, ColorScheme scheme) {
        var request = kim.given("Seen By Axe " + width + " " + scheme);
        kim.sees(width, scheme);
        for (var path : pages(request)) {
            kim.opens(path);
            assertThat(kim.page.locator("h1")).isVisible();
            kim.isAccessibleAsDrawn().fits();
        }
        kim.opens("/board/calendar").page.locator(".calendar tbody th a").first().click();
        assertThat(kim.page.locator("h1")).isVisible();
        kim.isAccessibleAsDrawn();
    }

    private static List<String> pages(String request) {
        return List.of(
                "/board",
                "/board/requests/" + request,
                "/board/requests/" + request + "/assign",
                "/board/new",
                "/board/messages",
                "/board/calendar",
                "/board/closures",
                "/board/roster",
                "/board/overview",
                "/board/reads",
                "/board/staff",
                "/board/account");
    }

    @Test
    void asksForNothingFromElsewhere() {
        var foreign = new ArrayList<String>();
        kim.page.onRequest(asked -> {
            if (!asked.url().startsWith(Stack.board()) && !asked.url().startsWith("data:")) {
                foreign.add(asked.url());
            }
        });

        kim.opens("/board").opens("/board/overview");

        assertThat(foreign).isEmpty();
    }
}
