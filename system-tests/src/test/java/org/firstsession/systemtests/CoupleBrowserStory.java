// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.systemtests.OwnPractice.hours;
import static org.firstsession.systemtests.OwnPractice.policy;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two people in two browsers, and two at one screen. Early, while there are hours for two. */
@Order(2)
class CoupleBrowserStory {

    @Test
    void twoAtOneScreenBookTogether() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("");
            page.locator(".way").nth(1).click();
            visit.isAccessible().sitsIn("CA");
            page.locator("[id='partner.state']").selectOption("CA");
            visit.next(3).is("Robin Pair", "robin.pair@example.org").next().isAccessible();
            page.locator("[id='partner.name']").fill("Kim Pair");
            page.locator("[id='partner.email']").fill("kim.pair@example.org");
            page.locator("input[name=partnerAdult][value=yes]").check();
            visit.next().isAccessible().agrees();
            page.locator("[id='partner.consents']").check();
            visit.next().awaits(page.locator(".card")).isAccessible();

            page.locator(".card .primary").first().click();

            visit.awaits("Your session is confirmed").isAccessible();
        }
    }

    @Test
    void invitedPartnerJoinsAndBothAgree() {
        try (var asker = Visit.desk("en-US");
                var partner = Visit.phone(true)) {
            var link = invite(asker, "Ina Viting", "ina.viting@example.org");
            partner.page.navigate(link);
            assertThat(partner.page.url()).doesNotContain("token");
            partner.isAccessible().fits();
            assertThat(partner.page.content()).doesNotContain("Ina").doesNotContain("viting");

            join(partner, "Otto Other", "otto.other@example.org");
            partner.awaits("Choose a time").isAccessible();
            asker.awaits("Choose a time").isAccessible();
            partner.page.locator(".card .primary").first().click();
            partner.awaits("You said yes to this time").isAccessible();
            // Held until tomorrow: with the day, and without a clock that presses.
            assertThat(asker.page.locator(".held strong")).containsText("day, ");
            assertThat(asker.page.locator("[data-until]")).isHidden();
            asker.page.locator(".card .primary").first().click();

            asker.awaits("Your session is confirmed").isAccessible();
            partner.awaits("Your session is confirmed").isAccessible();
        }
    }

    @Test
    void aNoShowsToNobodyAndTheAskerMayAlwaysGoOnAlone() {
        try (var asker = Visit.phone(true);
                var partner = Visit.phone(false)) {
            var link = invite(asker, "Una Sure", "una.sure@example.org");
            var before = seen(asker.page);
            partner.page.navigate(link);
            partner.page.locator("form[action$='/decline'] button").click();
            assertThat(partner.page.locator(".notice")).containsText("Nobody is told");

            asker.page.reload();
            assertThat(seen(asker.page)).isEqualTo(before);
            asker.isAccessible().fits();
            asker.page.locator("form[action$='/continueAlone'] button").click();
            asker.awaits("Choose a time");
            partner.page.navigate(link);
            assertThat(partner.page.locator("main")).containsText("This invitation is over");
        }
    }

    @Test
    void silenceEndsAtTheDeadlineAndTheAskerIsAskedWhetherTheyWantOneAlone() {
        var practice = OwnPractice.open(policy(50, 10), hours("ana", 600, 1_020));
        try (var asker = Visit.phone(true);
                var partner = Visit.desk("es-MX")) {
            var link = invite(asker, practice.id, "Sy Lent", "sy.lent@example.org");
            var before = seen(asker.page);
            partner.page.navigate(link);
            assertThat(partner.page.locator(".answers")).isVisible();
            partner.isAccessible().fits();
            assertThat(seen(asker.page)).isEqualTo(before);

            practice.letPass(Duration.ofDays(6));

            asker.awaits("The joint session isn’t going ahead").isAccessible().fits();
            assertThat(asker.page.locator("main")).not().containsText("partner");
            partner.page.reload();
            assertThat(partner.page.locator(".answers")).hasCount(0);
            partner.isAccessible().fits();
            asker.page.locator("form[action$='/continueAlone'] button").click();
            asker.awaits("Choose a time").isAccessible();
        }
    }

    @Test
    void aWorryOfOneIsOrdinaryWaitingForTheOther() {
        try (var asker = Visit.desk("en-US");
                var partner = Visit.desk("en-US")) {
            partner.page.navigate(invite(asker, "Wora Ried", "wora.ried@example.org"));
            var before = seen(asker.page);
            partner.page.locator("a.primary").click();
            partner.sitsIn("CA").next(3).is("Silas Ent", "silas.ent@example.org").next();
            partner.isAccessible();
            partner.page.locator("input[name=tellAlone][value=yes]").check();
            partner.next().agrees().next().awaits("We are on it");

            partner.isAccessible().fits();
            asker.page.reload();

            assertThat(seen(asker.page)).isEqualTo(before);
        }
    }

    @Test
    void theAskerLetsThePartnerChooseFirst() {
        try (var asker = Visit.desk("en-US");
                var partner = Visit.desk("en-US")) {
            partner.page.navigate(invite(asker, "Fay First", "fay.first@example.org"));
            join(partner, "Pat First", "pat.first@example.org");
            asker.awaits("Choose a time");
            asker.page.locator("input[name=first][value=yes] + button").click();
            assertThat(asker.page.locator(".card .primary")).hasCount(0);

            partner.awaits("Choose a time");
            partner.page.locator(".card .primary").first().click();

            assertThat(asker.page.locator(".card .primary")).hasCount(1);
        }
    }

    /** Somebody asks and invites; answers with the link to hand over. */
    private static String invite(Visit asker, String name, String email) {
        return invite(asker, "lakeside", name, email);
    }

    private static String invite(Visit asker, String practice, String name, String email) {
        asker.startAt(practice, "couple-invite").sitsIn("CA").next(3).is(name, email).next();
        asker.isAccessible().next().isAccessible().next().agrees().next();
        asker.awaits("Your invitation is open").isAccessible();
        return asker.page.locator("#invitation-link").inputValue();
    }

    private static void join(Visit partner, String name, String email) {
        partner.page.locator("a.primary").click();
        partner.isAccessible().sitsIn("CA").next(3).is(name, email).next(2).agrees().next();
    }

    /**
     * All that the server says to whoever sees the page, without what differs in each answer by
     * itself. Asked for beside the page, whose script may have been at work on it already.
     */
    private static String seen(Page page) {
        return page.context()
                .request()
                .get(page.url())
                .text()
                .replaceAll("name=\"(_csrf|key)\" value=\"[^\"]*\"", "");
    }
}
