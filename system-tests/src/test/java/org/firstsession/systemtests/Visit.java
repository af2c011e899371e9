// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody with a browser of their own. When they leave, their browser must have asked no other
 * host for anything.
 */
final class Visit implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 15_000;

    final Page page;
    private final BrowserContext context;
    private final boolean script;
    private final List<String> foreign = new ArrayList<>();
    private String allowed = "";

    private Visit(Browser.NewContextOptions options, boolean script) {
        this.context = Browsers.browser().newContext(options.setJavaScriptEnabled(script));
        this.script = script;
        this.page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(Stack.intake()) && !request.url().startsWith("data:")) {
                foreign.add(request.url());
            }
        });
    }

    /** On a phone of 360 pixels. */
    static Visit phone(boolean script) {
        return new Visit(at(360, 780, "en-US"), script);
    }

    /** On a wide screen, in the given language. */
    static Visit desk(String language) {
        return new Visit(at(1_440, 900, language), true);
    }

    private static Browser.NewContextOptions at(int width, int height, String language) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setTimezoneId("America/Los_Angeles");
    }

    Visit start(String way) {
        page.navigate(Stack.intake() + "/p/lakeside/start" + (way.isEmpty() ? "" : "?way=" + way));
        return this;
    }

    /** The step about the place. */
    Visit sitsIn(String state) {
        page.locator("input[name=format][value=virtual]").check();
        page.locator("#state").selectOption(state);
        return this;
    }

    /** The step about the person. */
    Visit is(String name, String email) {
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=adult][value=yes]").check();
        return this;
    }

    Visit agrees() {
        page.locator("input[name=consents]").check();
        return this;
    }

    /** Presses the button that leads on. */
    Visit next() {
        page.locator(".go .primary").click();
        return this;
    }

    /** Walks through steps that say nothing. */
    Visit next(int steps) {
        for (int i = 0; i < steps; i++) {
            next();
        }
        return this;
    }

    /** Waits for something; without script by asking again, as a person would. */
    Visit awaits(Locator expected) {
        for (int i = 0; !script && i < 60 && expected.count() == 0; i++) {
            page.waitForTimeout(200);
            page.reload();
        }
        assertThat(expected.first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    Visit awaits(String heading) {
        return awaits(page.locator("h2", new Page.LocatorOptions().setHasText(heading)));
    }

    /** axe is a script itself, so it can only look at pages that may run one. */
    Visit isAccessible() {
        if (script) {
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("what axe finds on " + page.url())
                    .isEmpty();
        }
        return this;
    }

    /** Whether their device is set to light or dark. */
    void sees(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Where somebody goes by their own will. */
    void forgives(String url) {
        allowed = url;
    }

    /** Nothing sticks out at the side. */
    Visit fits() {
        if (script) {
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("page fits its width: " + page.url())
                    .isEqualTo(true);
        }
        return this;
    }

    @Override
    public void close() {
        context.close();
        foreign.remove(allowed);
        assertThat(foreign).as("requests to other hosts").isEmpty();
    }
}
