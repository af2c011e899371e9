// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of {@code docs/screenshots}. No part of a usual run: {@code mvn -pl
 * system-tests verify -Dit.test=Screenshots}.
 */
class Screenshots {

    private static final Path FOLDER = Stack.root().resolve("docs/screenshots");

    @Test
    void ofTheWayToASession() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            page.setViewportSize(1_100, 800);
            visit.start("");
            take(page, "start");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            take(page, "start-dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            visit.start("individual").next();
            take(page, "form-error");
            visit.sitsIn("CA");
            take(page, "form-place");
            visit.next();
            take(page, "form-times");
            visit.next();
            take(page, "form-about");
            visit.next();
            take(page, "form-you");
            visit.is("Robin Demo", "robin.demo@example.org").next();
            take(page, "form-words");
            visit.agrees().next().awaits(page.locator(".card"));
            take(page, "offers");
            page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed");
            take(page, "session");
        }
    }

    @Test
    void ofTheSameOnAPhone() {
        try (var visit = Visit.phone(true)) {
            var page = visit.page;
            visit.start("");
            take(page, "phone-start");
            visit.start("individual").sitsIn("CA").next();
            take(page, "phone-times");
            visit.next(2).is("Robin Phone", "robin.phone@example.org").next().agrees().next();
            visit.awaits(page.locator(".card"));
            take(page, "phone-offers");
        }
    }

    @Test
    void ofAnInvitation() {
        try (var asker = Visit.desk("en-US");
                var partner = Visit.desk("es-MX")) {
            asker.page.setViewportSize(1_100, 800);
            partner.page.setViewportSize(1_100, 800);
            asker.start("couple-invite").sitsIn("CA").next(3);
            asker.is("Alex Demo", "alex.demo@example.org").next();
            take(asker.page, "form-invite");
            asker.page.locator("input[name=saysWho][value=yes]").check();
            asker.next();
            take(asker.page, "form-private");
            asker.next().agrees().next().awaits("Your invitation is open");
            take(asker.page, "invitation-asker");
            var link = asker.page.locator("#invitation-link").inputValue();
            partner.page.navigate(link + "&lang=en");
            partner.page.navigate(partner.page.url() + "?lang=en");
            take(partner.page, "invitation");
            partner.page.navigate(partner.page.url().replaceAll("\\?.*", "?lang=es"));
            take(partner.page, "invitation-es");
        }
    }

    private static void take(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
