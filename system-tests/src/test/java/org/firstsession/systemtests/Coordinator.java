// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who has the board of the demo practice open, in a real browser. When they leave, the
 * requests that they were given to work on are withdrawn, so that their hours are free for others.
 */
final class Coordinator implements AutoCloseable {

    private static final String PRACTICE = "lakeside";

    final BrowserContext context;
    final Page page;
    private final List<String> given = new ArrayList<>();

    Coordinator() {
        context =
                Browsers.browser()
                        .newContext(new Browser.NewContextOptions().setViewportSize(1_440, 900));
        page = context.newPage();
        page.navigate(Stack.board() + "/sign-in");
        page.locator("#username").fill("admin");
        page.locator("#password").fill(Stack.ADMIN_PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).not().hasText("Sign in");
    }

    /** A request that anybody's program could have made, once times are offered; gives its id. */
    String given(String name) {
        return given(Client.request(name), "offered");
    }

    /** The same with a body of its own, once it is in the state. */
    String given(String body, String state) {
        var received = Client.json(Client.ask(PRACTICE, body));
        var self = received.at("/links/self").asString();
        given.add(self);
        Client.await(self, view -> state.equals(view.path("state").asString()));
        return received.path("requestId").asString();
    }

    Coordinator opens(String path) {
        page.navigate(Stack.board() + path + "?practice=" + PRACTICE);
        return this;
    }

    Coordinator opensRequest(String id) {
        return opens("/board/requests/" + id);
    }

    Coordinator sees(int width, ColorScheme scheme) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
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
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("what axe finds on " + page.url())
                .isEmpty();
        return this;
    }

    Coordinator fits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("page fits its width: " + page.url())
                .isEqualTo(true);
        return this;
    }

    /** Withdraws what was asked for; what is closed already has no such link. */
    @Override
    public void close() {
        context.close();
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
