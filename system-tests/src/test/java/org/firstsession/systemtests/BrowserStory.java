// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same story in a real browser, with script and without. */
class BrowserStory {

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        Stack.start();
        playwright = Playwright.create();
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-quic",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void booksThroughTheForm(boolean script) {
        try (var context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setJavaScriptEnabled(script)
                                .setViewportSize(360, 800))) {
            var foreign = new ArrayList<String>();
            var page = context.newPage();
            page.onRequest(request -> {
                if (!request.url().startsWith(Stack.intake())
                        && !request.url().startsWith("data:")) {
                    foreign.add(request.url());
                }
            });
            page.navigate(Stack.intake() + "/p/lakeside/start");
            checkAccessible(page, script);
            page.getByText("By video").click();
            page.locator("[id='person.name']").fill("Browser Canary");
            page.locator("button[type=submit]").click();

            // Inline errors, and nothing typed is lost.
            assertThat(page.locator("#error-summary")).isVisible();
            assertThat(page.locator("[id='person.name']")).hasValue("Browser Canary");
            checkAccessible(page, script);
            page.locator("#state").selectOption("CA");
            page.locator("[id='person.email']").fill("browser@example.org");
            page.locator("input[name=adult][value=yes]").check();
            page.locator("[id='person.consents']").check();
            page.locator("button[type=submit]").click();

            var offers = page.locator(".card");
            for (int i = 0; !script && i < 50 && offers.count() == 0; i++) {
                page.reload();
            }
            assertThat(offers.first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
            assertThat(page.url()).doesNotContain("token");
            checkAccessible(page, script);
            page.locator(".card button").first().click();
            assertThat(page.getByText("Your session is confirmed")).isVisible();
            checkAccessible(page, script);
            page.getByText("I can't come").click();
            page.getByText("Yes, the session should be cancelled").click();
            page.getByText("Cancel this session").click();
            assertThat(page.getByText("The session isn't going ahead")).isVisible();
            assertThat(foreign).as("requests to other hosts").isEmpty();
        }
    }

    /** axe is a script itself, so it can only look at pages that may run one. */
    private static void checkAccessible(Page page, boolean script) {
        if (script) {
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("what axe finds on " + page.url())
                    .isEmpty();
        }
    }
}
