// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Somebody who has the board of a practice open, in a real browser; the demo practice, if no other.
 * When they leave, the requests that they were given to work on are withdrawn, so that their hours
 * are free for others.
 */
final class Coordinator implements AutoCloseable {

    final BrowserContext context;
    final Page page;
    private final Browsers.Own browser;
    private final List<String> given = new ArrayList<>();
    private String practice = "lakeside";

    Coordinator() {
        this("admin", Stack.ADMIN_PASSWORD);
    }

    /** Somebody else of the staff; a therapist has the same board with less on it. */
    Coordinator(String username, String password) {
        browser =
                Browsers.open(
                        Stack.board(), new Browser.NewContextOptions().setViewportSize(1_440, 900));
        context = browser.context;
        page = browser.page;
        page.navigate(Stack.board() + "/sign-in");
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).not().hasText("Sign in");
    }

    /** A request that anybody's program could have made, once times are offered; gives its id. */
    String given(String name) {
        return given(Client.request(name), "offered");
    }

    /** The same with a body of its own, once it is in the state. */
    String given(String body, String state) {
        var received = Client.json(Client.ask(practice, body));
        var self = received.at("/links/self").asString();
        given.add(self);
        Client.await(self, view -> state.equals(view.path("state").asString()));
        return received.path("requestId").asString();
    }

    /** Works for a practice that the test has for itself. */
    Coordinator worksFor(OwnPractice own) {
        practice = own.id;
        Awaitility.await()
                .pollInSameThread()
                .until(
                        () -> page.navigate(Stack.board() + "/board?practice=" + practice).status(),
                        status -> status == 200);
        return this;
    }

    Coordinator opens(String path) {
        page.navigate(Stack.board() + path + "?practice=" + practice);
        return this;
    }

    /** What is known elsewhere may come to the board a moment later. */
    Coordinator opensRequest(String id) {
        var path = Stack.board() + "/board/requests/" + id + "?practice=" + practice;
        Awaitility.await()
                .pollInSameThread()
                .until(() -> page.navigate(path), answer -> answer.status() == 200);
        return this;
    }

    Coordinator sees(int width, ColorScheme scheme) {
        page.setViewportSize(width, 900);
        Browsers.emulate(page, scheme);
        return this;
    }

    /** The page of whoever asked, as they got it. */
    static String pageOf(String self) {
        return Client.get(self).at("/links/page").asString();
    }

    /** Where the request that was given last shows to a program. */
    String self() {
        return given.getLast();
    }

    /** Books an hour of the first therapist by hand, by keyboard but for the clock. */
    Coordinator assigns(LocalDateTime startsAt) {
        tabTo("#do-assign");
        page.keyboard().press("Enter");
        assertThat(page.locator("table th a").first()).isVisible();
        tabTo("table th a");
        page.keyboard().press("Enter");
        assertThat(page.locator("#startsAt")).isVisible();
        page.locator("#startsAt").fill(startsAt.toString());
        ticks("input[name=consentOf]");
        tabTo("select[name=reason]");
        page.keyboard().press("ArrowDown");
        tabTo(".assign button[type=submit]");
        page.keyboard().press("Enter");
        return this;
    }

    /** What their browser shows to be let in, for a program that looks beside it. */
    String cookie() {
        return context.cookies().stream()
                .filter(cookie -> "first-session-board".equals(cookie.name))
                .map(cookie -> cookie.name + "=" + cookie.value)
                .findFirst()
                .orElseThrow();
    }

    /** Somebody invites their partner, who has a question for the practice. */
    static void isAskedBy(String inviter, String question) {
        var body = Client.request(inviter).replace("\"individual\"", "\"couple-invite\"");
        var invite = Client.json(Client.ask("lakeside", body)).at("/links/invite").asString();
        try (var partner = Visit.phone(true)) {
            partner.page.navigate(invite);
            partner.page.locator("#question").fill(question);
            partner.page.locator("form[action$='/question'] button").click();
            assertThat(partner.page.locator("main")).containsText("reads your question");
        }
    }

    /** A line of the desk, by what stands in it; the latest where there are several. */
    Locator atDesk(String text) {
        return page.locator("#desk li", new Page.LocatorOptions().setHasText(text)).last();
    }

    /** Comes to a button of a line at the desk, and presses it, by keyboard alone. */
    Coordinator presses(Locator line, String button) {
        tabTo("#" + line.locator("button[id^=" + button + "]").getAttribute("id"));
        page.keyboard().press("Enter");
        return this;
    }

    /** Opens an action of the request's page and comes to its first reason, by keyboard alone. */
    Coordinator begins(String action) {
        tabTo("#do-" + action + " > summary");
        page.keyboard().press("Enter");
        if (page.locator("#do-" + action + " select[name=reason]").count() > 0) {
            tabTo("#do-" + action + " select[name=reason]");
            page.keyboard().press("ArrowDown");
        }
        return this;
    }

    Coordinator ticks(String selector) {
        tabTo(selector);
        page.keyboard().press("Space");
        return this;
    }

    Coordinator types(String selector, String text) {
        tabTo(selector);
        page.keyboard().type(text);
        return this;
    }

    /** Comes to something on the page and presses Enter. */
    Coordinator presses(String selector) {
        tabTo(selector);
        page.keyboard().press("Enter");
        return this;
    }

    /** Comes to a field and sets it, as a picker for dates would. */
    Coordinator sets(String selector, Object value) {
        tabTo(selector);
        page.locator(selector).fill(value.toString());
        return this;
    }

    /** Sends the form of an action that was begun. */
    Coordinator sends(String action) {
        tabTo("#do-" + action + " button[type=submit]");
        page.keyboard().press("Enter");
        return this;
    }

    /** What followed from the decision. */
    Coordinator reads(String followed) {
        assertThat(page.locator("#decision")).containsText(followed);
        return this;
    }

    Coordinator readsNoted(String action) {
        assertThat(page.locator("main")).containsText("Noted: " + action);
        return this;
    }

    Coordinator sees(String state) {
        assertThat(page.locator(".title .state").first()).hasText(state);
        return this;
    }

    void tabTo(String selector) {
        for (int i = 0; i < 150; i++) {
            if (Boolean.TRUE.equals(
                    page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard doesn't reach " + selector);
    }

    Coordinator isAccessible() {
        Browsers.assertAccessible(page);
        return this;
    }

    /** The same in the colours of now alone. */
    Coordinator isAccessibleAsDrawn() {
        Browsers.assertAccessibleAsDrawn(page);
        return this;
    }

    Coordinator fits() {
        Browsers.assertFits(page);
        return this;
    }

    /** Withdraws what was asked for; what is closed already has no such link. */
    @Override
    public void close() {
        browser.close();
        for (var self : given) {
            var links = Client.get(self).path("links");
            for (var way : List.of("withdraw", "cancel")) {
                var link = links.path(way).asString("");
                if (!link.isEmpty()) {
                    Client.post(link, "{}");
                    break;
                }
            }
        }
    }
}
