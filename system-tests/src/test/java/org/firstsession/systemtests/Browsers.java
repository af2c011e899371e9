// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * One real browser for all stories of a run, beside the one stack. Stories get it from here alone,
 * so that what any page asks of another host is found in whichever story it happens.
 */
final class Browsers {

    private static final String IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches";
    private static final String TWO_FRAMES =
            "new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";
    private static final String TOO_SMALL =
            """
            [...document.querySelectorAll('a, button, input, select, textarea, summary, label.choice')]
                .map(it => it.matches('[type=radio], [type=checkbox]') ? it.closest('label') : it)
                .filter(it => it.checkVisibility({visibilityProperty: true}) && !it.closest('.unseen'))
                .filter(it => it.getBoundingClientRect().height < 43.5)
                .map(it => (it.textContent || it.name).trim()).join(', ')\
            """;
    private static Chromium chromium;

    private Browsers() {}

    /** Somebody's own browser: cookies and pages that nobody else has. */
    static Own open(String site, Browser.NewContextOptions options) {
        return new Own(site, browser().newContext(options));
    }

    private static synchronized Browser browser() {
        if (chromium == null) {
            Stack.start();
            chromium = new Chromium();
            Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
        }
        return chromium.browser();
    }

    /** axe finds nothing on the page as it is drawn; in the other colours only these can differ. */
    static void assertAccessible(Page page) {
        assertAccessibleAsDrawn(page);
        boolean dark = Boolean.TRUE.equals(page.evaluate(IS_DARK));
        emulate(page, dark ? ColorScheme.LIGHT : ColorScheme.DARK);
        assertNothingFound(page, new AxeBuilder(page).withRules(List.of("color-contrast")));
        emulate(page, dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    /** For who looks at the page in both colours anyway. */
    static void assertAccessibleAsDrawn(Page page) {
        assertNothingFound(page, new AxeBuilder(page));
    }

    private static void assertNothingFound(Page page, AxeBuilder axe) {
        boolean dark = Boolean.TRUE.equals(page.evaluate(IS_DARK));
        assertThat(axe.analyze().getViolations())
                .as("what axe finds in %s colours on %s", dark ? "dark" : "light", page.url())
                .isEmpty();
    }

    /** Nothing of the page sticks out at the side. */
    static void assertFits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("page fits its width: " + page.url())
                .isEqualTo(true);
    }

    /** What can be pressed is 44 pixels high; of a label with its field, the label. */
    static void assertEasyToHit(Page page) {
        assertThat(page.evaluate(TOO_SMALL)).as("too small to hit on " + page.url()).isEqualTo("");
    }

    /** Returns once the page is drawn in the other colours; axe reads half of them before. */
    static void emulate(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(TWO_FRAMES);
    }

    /** When it is closed, it must have asked no host but the site's for anything. */
    static final class Own implements AutoCloseable {

        final BrowserContext context;
        final Page page;
        private final List<String> foreign = new ArrayList<>();
        private String allowed = "";

        private Own(String site, BrowserContext context) {
            this.context = context;
            context.onRequest(request -> {
                if (!request.url().startsWith(site + "/") && !request.url().startsWith("data:")) {
                    foreign.add(request.url());
                }
            });
            this.page = context.newPage();
        }

        /** Where somebody goes by their own will. */
        void forgives(String url) {
            allowed = url;
        }

        @Override
        public void close() {
            context.close();
            foreign.remove(allowed);
            assertThat(foreign).as("requests to other hosts").isEmpty();
        }
    }
}
