// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of {@code docs/pages.md}. No part of a usual run: {@code mvn -pl system-tests
 * verify -Dit.test=Screenshots}.
 */
class Screenshots {

    private static final Path FOLDER = Stack.root().resolve("docs/screenshots");
    private static final int WIDE = 1_280;
    private static final int NARROW = 390;

    @Test
    void ofTheWayToASession() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("");
            both(visit, "start");
            visit.sees(ColorScheme.DARK);
            wide(page, "start-dark");
            visit.sees(ColorScheme.LIGHT);
            visit.start("individual").next();
            narrow(page, "form-place-errors");
            visit.start("individual").sitsIn("CA");
            wide(page, "form-place");
            visit.next();
            for (var part : new String[] {"MON-3-evening", "WED-3-evening", "SAT-1-morning"}) {
                page.locator("input[name=times][value=" + part + "]").check();
            }
            both(visit, "form-times");
            visit.next();
            page.locator("input[name=specialties][value=anxiety]").check();
            page.locator("input[name=specialties][value=sleep]").check();
            both(visit, "form-about");
            visit.next().is("Robin Demo", "robin.demo@example.org");
            page.locator("details.more summary").click();
            both(visit, "form-you");
            visit.next();
            both(visit, "form-words");
            visit.agrees().next().awaits(page.locator(".card"));
            both(visit, "offers");
            visit.sees(ColorScheme.DARK);
            narrow(page, "offers-dark");
            visit.sees(ColorScheme.LIGHT);
            page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed");
            both(visit, "session");
            visit.sees(ColorScheme.DARK);
            wide(page, "session-dark");
            visit.sees(ColorScheme.LIGHT);
            page.locator("form[action$='/whereabouts'] select").selectOption("CA");
            page.locator("form[action$='/whereabouts'] button").click();
            page.locator("details.card summary").first().click();
            narrow(page, "session-move");
            page.locator("details.card summary").first().click();
            page.locator("details.card summary").last().click();
            both(visit, "session-cancel");
            page.locator("input[name=sure]").first().check();
            page.locator("form[action$='/cancel'] button").click();
            visit.awaits("isn't going ahead");
            both(visit, "cancelled");
        }
    }

    @Test
    void ofWhatFitsNobody() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("individual");
            page.locator("input[name=format][value=in-person]").check();
            page.locator("#state").selectOption("CA");
            page.locator("#zip").fill("92101");
            visit.next(3).is("Nora Demo", "nora.demo@example.org").next().agrees().next();
            visit.awaits("Nothing fits just now");
            both(visit, "nothing-fits");
        }
    }

    @Test
    void ofAnInvitation() {
        try (var asker = Visit.desk("en-US");
                var partner = Visit.desk("en-US")) {
            asker.start("couple-invite").sitsIn("CA").next(3);
            asker.is("Alex Demo", "alex.demo@example.org").next();
            asker.page.locator("input[name=saysWho][value=yes]").check();
            both(asker, "form-invite");
            asker.next();
            both(asker, "form-private");
            asker.next().agrees().next().awaits("Your invitation is open");
            both(asker, "invitation-open");
            partner.page.navigate(asker.page.locator("#invitation-link").inputValue());
            both(partner, "partner");
            partner.sees(ColorScheme.DARK);
            narrow(partner.page, "partner-dark");
            partner.sees(ColorScheme.LIGHT);
            partner.page.navigate(partner.page.url() + "?lang=es");
            narrow(partner.page, "partner-es");
            partner.page.navigate(partner.page.url().replace("=es", "=en"));
            partner.page.locator("a.primary").click();
            partner.sitsIn("CA").next(3).is("Sam Demo", "sam.demo@example.org").next(2);
            partner.agrees().next().awaits("Choose a time");
            asker.awaits("Choose a time");
            both(asker, "offers-two");
            asker.page.locator(".card .primary").first().click();
            asker.awaits("You said yes to this time");
            both(asker, "agreed");
        }
    }

    @Test
    void ofThePagesBeside() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            page.navigate(Stack.intake() + "/p/lakeside/contact");
            both(visit, "contact");
            page.navigate(Stack.intake() + "/p/lakeside/link");
            both(visit, "lost-link");
            page.navigate(Stack.intake() + "/r/0190e0e0-0000-7000-8000-000000000000");
            both(visit, "error");
            visit.start("individual").sitsIn("CA").next(3).is("Ada Demo", "ada.demo@example.org");
            visit.next().agrees();
            page.locator("input[name=website]:not([type=hidden])").fill("spam");
            visit.next();
            both(visit, "left");
        }
    }

    @Test
    void ofWhatComesAfter() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.isOffered("lakeside", "Toni Demo", "toni.demo@example.org");
            page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed").beginsIn(Duration.ofMinutes(10));
            page.getByText("I'm running late").click();
            narrow(page, "session-late");
            visit.beginsIn(Duration.ofMinutes(-90));
            both(visit, "session-after");
            page.getByText("Erase what you hold about me").click();
            narrow(page, "erasure");
        }
    }

    @Test
    void ofSilence() {
        var practice =
                OwnPractice.open(OwnPractice.policy(50, 10), OwnPractice.hours("ana", 600, 1_020));
        try (var asker = Visit.desk("en-US");
                var partner = Visit.desk("en-US")) {
            asker.startAt(practice.id, "couple-invite").sitsIn("CA").next(3);
            asker.is("Jo Demo", "jo.demo@example.org").next(3).agrees().next();
            asker.awaits("Your invitation is open");
            var link = asker.page.locator("#invitation-link").inputValue();
            practice.letPass(Duration.ofDays(6));
            asker.awaits("The joint session");
            both(asker, "suggested");
            partner.page.navigate(link);
            both(partner, "invitation-over");
        }
    }

    @Test
    void ofHelp() {
        try (var visit = Visit.desk("en-US")) {
            visit.start("individual").sitsIn("CA").next(3).is("Uma Demo", "uma.demo@example.org");
            visit.next().agrees();
            visit.page.locator("#message").fill("I want to die");
            visit.next();
            both(visit, "help");
        }
    }

    private static void both(Visit visit, String name) {
        wide(visit.page, name);
        narrow(visit.page, name);
        visit.page.setViewportSize(WIDE, 800);
    }

    private static void wide(Page page, String name) {
        take(page, WIDE, name);
    }

    private static void narrow(Page page, String name) {
        take(page, NARROW, name + "-narrow");
    }

    private static void take(Page page, int width, String name) {
        page.setViewportSize(width, 800);
        // Nothing is pointed at, and the page is seen from its top.
        page.mouse().move(0, 0);
        page.evaluate("scrollTo(0, 0)");
        var shot = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
        SmallPng.write(shot, FOLDER.resolve(name + ".png"));
    }
}
