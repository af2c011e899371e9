// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody with a browser of their own. When they leave, their browser must have asked no other
 * host for anything.
 */
final class Visit implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 15_000;

    final Page page;
    private final Browsers.Own browser;
    private final boolean script;

    private Visit(Browser.NewContextOptions options, boolean script) {
        this.browser = Browsers.open(Stack.intake(), options.setJavaScriptEnabled(script));
        this.script = script;
        this.page = browser.page;
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

    /** The demo practice's start page, or the first step of a way in. */
    Visit start(String way) {
        return startAt("lakeside", way);
    }

    Visit startAt(String practice, String way) {
        var path = "/p/" + practice + "/start" + (way.isEmpty() ? "" : "?way=" + way);
        page.navigate(Stack.intake() + path);
        return this;
    }

    /** Asks a practice for a session of their own, until times are offered. */
    Visit isOffered(String practice, String name, String email) {
        startAt(practice, "individual").sitsIn("CA").next(3).is(name, email).next();
        return agrees().next().awaits(page.locator(".card"));
    }

    /** The page that is open, in a second tab. */
    Page secondTab() {
        var tab = browser.context.newPage();
        tab.navigate(page.url());
        return tab;
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

    /**
     * Looks at the session's page as if it began then, which can't be waited for: its hour is moved
     * in what the pages read, and nowhere else.
     */
    Visit beginsIn(Duration time) {
        var start = Instant.now().plus(time);
        try (var connection = DriverManager.getConnection(Stack.database("intake"));
                var update =
                        connection.prepareStatement(
                                """
                                UPDATE request_view SET body = jsonb_set(jsonb_set(body,
                                    '{session,hour,startsAt}', to_jsonb(?::text)),
                                    '{session,hour,endsAt}', to_jsonb(?::text))
                                WHERE request_id = ?::uuid\
                                """)) {
            update.setString(1, start.toString());
            update.setString(2, start.plus(Duration.ofMinutes(50)).toString());
            update.setString(3, page.url().replaceAll(".*/[rj]/|\\?.*", ""));
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        page.reload();
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
            Browsers.assertAccessible(page);
        }
        return this;
    }

    /** Whether their device is set to light or dark. */
    void sees(ColorScheme scheme) {
        Browsers.emulate(page, scheme);
    }

    /** Where somebody goes by their own will. */
    void forgives(String url) {
        browser.forgives(url);
    }

    /** Nothing sticks out at the side, and a thumb hits everything that there is to press. */
    Visit fits() {
        if (script) {
            Browsers.assertFits(page);
            Browsers.assertEasyToHit(page);
        }
        return this;
    }

    @Override
    public void close() {
        browser.close();
    }
}
