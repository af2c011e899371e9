// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The roster as a file, in a real browser: taken along, mended, brought back. */
@Order(2)
class BoardRosterStory {

    /** Takes no new clients, so that nobody is offered hours of theirs. */
    private static final String NEW =
            "t-900,,Cleo Fenn,LMFT,,,,no,couple,America/Denver,CO 2020-01-01,en,,,,,yes,5,no,"
                    + "MON 09:00-12:00 video\r\n";

    private static final String SEE = ".policy button[type=submit]";

    @Test
    void bringsAFileBackWithSomebodyNew() throws IOException {
        try (var kim = new Coordinator()) {
            kim.opens("/board/calendar").tabTo("a[href*='/board/roster?']");
            kim.page.keyboard().press("Enter");
            assertThat(kim.page.locator("h1")).hasText("Roster");
            var file = takenAlong(kim);

            brings(kim, file);
            assertThat(kim.page.locator("#preview-title")).hasText("The file changes nothing");

            brings(kim, file + NEW.replace("09:00", "25:00").replace("CO 2020", "ZZ 2020"));
            assertThat(kim.page.locator(".faults")).containsText("“25:00” is no time");
            assertThat(kim.page.locator(".faults")).containsText("“ZZ” is no state");
            kim.sees(1_024, ColorScheme.DARK).isAccessible().fits();

            brings(kim, file + NEW);
            assertThat(kim.page.locator(".preview")).containsText("Cleo Fenn");
            kim.isAccessible().fits().sees(1_920, ColorScheme.LIGHT).isAccessible().fits();
            kim.tabTo("#confirm");
            kim.page.keyboard().press("Enter");

            assertThat(kim.page.locator(".decision")).containsText("The import is done");
            assertThat(kim.page.locator(".decision")).containsText("1 of 1 therapists");
            kim.isAccessible().fits().opens("/board/therapists/t-900");
            assertThat(kim.page.locator("h1")).hasText("Cleo Fenn, LMFT");
        }
    }

    @Test
    void putsSomebodyNewOnTheRosterWhoseHoursFollow() {
        try (var kim = new Coordinator()) {
            kim.opens("/board/calendar").presses("a[href$='#somebody-new']");
            assertThat(kim.page.locator("#somebody-new")).isInViewport();
            kim.types("#new-name", "Noor Hart").types("#new-credentials", "LCSW");
            kim.types("#new-state", "CA").sets("#new-from", "2020-01-01");
            kim.sees(1_024, ColorScheme.DARK).isAccessible().fits().presses("#see-newcomer");
            assertThat(kim.page.locator(".preview")).containsText("Noor Hart");
            kim.isAccessible().fits().presses("#confirm");

            assertThat(kim.page.locator("h1")).hasText("Noor Hart, LCSW");
            assertThat(kim.page.locator("main")).containsText("They are on the roster");
            assertThat(kim.page.locator("input[name=acceptsNewClients]")).not().isChecked();
            kim.types("select[aria-label='Day of new hours 1']", "Mon");
            kim.sets("input[aria-label='From of new hours 1']", "09:00");
            kim.sets("input[aria-label='To of new hours 1']", "12:00").presses("#save-profile");
            assertThat(kim.page.locator(".decision")).containsText("Done.");
            assertThat(kim.page.locator("select[aria-label=Day]")).hasValue("MON");
        }
    }

    @Test
    void setsThePolicyAfterALookAtWhatItChanges() {
        var own = OwnPractice.open(OwnPractice.policy(50, 10), OwnPractice.hours("ana", 540, 600));
        try (var kim = new Coordinator().worksFor(own)) {
            kim.opens("/board/calendar").presses("a[href*='/board/policy']");
            assertThat(kim.page.locator("h1")).hasText("Policy");
            kim.isAccessible().fits().sees(390, ColorScheme.DARK).fits();
            retypes(kim, "noticeMinutes", "a day").presses(SEE);
            assertThat(kim.page.locator("[role=alert]")).containsText("Least notice");
            assertThat(field(kim, "noticeMinutes")).hasAttribute("aria-invalid", "true");
            kim.isAccessible().fits().sees(1_024, ColorScheme.LIGHT);

            retypes(kim, "noticeMinutes", "1440");
            retypes(kim, "workingHours", "MON 09:00–17:00").presses(SEE);
            assertThat(kim.page.locator("form.card table")).containsText("1440 minutes");
            kim.isAccessible().fits().types("#reason", "the season").presses("#save-policy");

            assertThat(kim.page.locator(".decision")).containsText("Done.");
            assertThat(field(kim, "noticeMinutes")).hasValue("1440");
            assertThat(field(kim, "workingHours")).hasValue("MON 09:00–17:00");
        }
    }

    private static Coordinator retypes(Coordinator kim, String path, String text) {
        return kim.sets("[name='" + path + "']", text);
    }

    private static Locator field(Coordinator kim, String path) {
        return kim.page.locator("[name='" + path + "']");
    }

    private static String takenAlong(Coordinator kim) throws IOException {
        kim.tabTo("a[href*='/board/roster.csv']");
        var download = kim.page.waitForDownload(() -> kim.page.keyboard().press("Enter"));
        try (var stream = download.createReadStream()) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private static void brings(Coordinator kim, String file) {
        kim.page
                .locator("#file")
                .setInputFiles(new FilePayload("roster.csv", "text/csv", file.getBytes(UTF_8)));
        kim.tabTo("form[action$='/preview'] button");
        kim.page.keyboard().press("Enter");
        kim.page.waitForLoadState();
    }
}
