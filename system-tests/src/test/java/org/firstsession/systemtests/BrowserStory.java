// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody books for themselves in a real browser: with script and without, by keyboard alone. */
class BrowserStory {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void booksOnAPhone(boolean script) {
        try (var visit = Visit.phone(script)) {
            var page = visit.page;
            visit.start("").isAccessible().fits();
            page.locator(".way").first().click();
            visit.isAccessible().fits();
            visit.next();

            // Enlarged four times: nothing sticks out, and the head doesn't cover what is read.
            page.setViewportSize(320, 256);
            visit.fits();
            assertThat(page.locator(".safety")).hasCSS("position", "static");
            page.setViewportSize(360, 780);

            // Inline errors, and nothing typed is lost.
            assertThat(page.locator("#error-summary")).isVisible();
            visit.isAccessible().sitsIn("CA").next().isAccessible().fits();
            page.locator(".go button[value=back]").click();
            assertThat(page.locator("#state")).hasValue("CA");
            visit.next(2).isAccessible().fits().next();
            page.locator("input[name=name]").fill("Browser Canary");
            visit.next();
            assertThat(page.locator("input[name=name]")).hasValue("Browser Canary");
            visit.is("Browser Canary", "browser@example.org").isAccessible().fits().next();
            visit.agrees().isAccessible().fits().next();

            visit.awaits(page.locator(".card")).isAccessible().fits();
            assertThat(page.url()).doesNotContain("token");
            page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed").isAccessible().fits();
        }
    }

    @Test
    void booksByKeyboardAlone() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("");
            tabTo(page, ".way");
            goOn(page);
            tabTo(page, "input[name=format]");
            page.keyboard().press("Space");
            tabTo(page, "#state");
            page.keyboard().type("Calif");
            tabTo(page, ".go .primary");
            goOn(page);
            tabTo(page, "input[name=times]");
            page.keyboard().press("Space");
            page.locator("input[name=times]").first().uncheck();
            tabTo(page, ".go .primary");
            goOn(page);
            tabTo(page, ".go .primary");
            goOn(page);
            tabTo(page, "input[name=name]");
            page.keyboard().type("Key Board");
            tabTo(page, "input[name=email]");
            page.keyboard().type("keyboard@example.org");
            tabTo(page, "input[name=adult]");
            page.keyboard().press("Space");
            goOn(page);
            tabTo(page, "input[name=consents]");
            page.keyboard().press("Space");
            goOn(page);

            visit.awaits(page.locator(".card"));
            tabTo(page, ".card .primary");
            page.keyboard().press("Enter");
            visit.awaits("Your session is confirmed");
        }
    }

    @Test
    void speaksSpanishToWhoSpeaksIt() {
        try (var visit = Visit.desk("es-MX")) {
            var page = visit.page;
            visit.start("").isAccessible();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("es");
            assertThat(page.locator("h1")).containsText("Una sesión");
            page.locator(".way").first().click();
            visit.isAccessible().next();
            assertThat(page.locator("#error-summary"))
                    .containsText("Estado: lo necesitamos para seguir");
            visit.sitsIn("CA").next();
            page.locator("footer [lang=en]").click();
            assertThat(page.locator("h1")).hasText("When could you come?");
            page.locator(".go button[value=back]").click();
            assertThat(page.locator("#state")).hasValue("CA");
            page.locator("footer [lang=es]").click();
            visit.next(3).is("Rosa Lengua", "rosa.lengua@example.org").next();
            visit.agrees().next().awaits("Elija un horario").isAccessible();

            page.locator("footer [lang=en]").click();
            assertThat(page.locator("#status h2").first()).hasText("Choose a time");
        }
    }

    @Test
    void keepsWhatIsTypedInTheTabAloneUntilTheDeviceIsSaidToBeOnesOwn() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("individual").sitsIn("NV");
            visit.start("");
            page.locator("#draft-again .primary").click();
            assertThat(page.locator("#state")).hasValue("NV");
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
            page.locator("#own-device").check();
            assertThat(page.evaluate("localStorage.length")).isEqualTo(1);

            visit.start("");
            page.locator("#draft-forget").click();
            page.reload();
            assertThat(page.locator("#draft-again")).isHidden();
            assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        }
    }

    @Test
    void takesUpAFormWhoseKeyHasRunOut() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("individual").sitsIn("NV");
            page.context().clearCookies();
            visit.next();

            assertThat(page.locator(".notice")).containsText("Nothing is lost");
            assertThat(page.locator("#state")).hasValue("NV");
            visit.next();
            assertThat(page.locator("h1")).hasText("When could you come?");
        }
    }

    @Test
    void leavesQuicklyAndWithoutAWayBack() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            page.route(
                    "https://www.google.com/**",
                    route -> route.fulfill(new Route.FulfillOptions().setBody("elsewhere")));
            visit.start("individual");
            int before = ((Number) page.evaluate("history.length")).intValue();
            visit.forgives("https://www.google.com/");
            page.locator("[data-leave]").click();
            page.waitForURL("https://www.google.com/**");
            assertThat(((Number) page.evaluate("history.length")).intValue()).isEqualTo(before);
        }
    }

    /** Presses Enter and waits until the page that it leads to has taken the place of this one. */
    private static void goOn(Page page) {
        page.evaluate("window.isLeft = true");
        page.keyboard().press("Enter");
        // Asked from here: the page's own policy lets nobody evaluate text within it.
        Awaitility.await()
                .pollInSameThread()
                .ignoreException(PlaywrightException.class)
                .until(() ->
                        Boolean.TRUE.equals(
                                page.evaluate(
                                        "document.readyState == 'complete' && !window.isLeft")));
    }

    /** Presses Tab until the focus is on what somebody looks for. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    page.evaluate(
                            "what => document.activeElement?.matches(what) ?? false", selector))) {
                return;
            }
        }
        throw new AssertionError("the keyboard never comes to " + selector);
    }
}
