// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Accounts, the second step, numbers to take away and the tables; with the keyboard alone. */
@Order(2)
class BoardStaffStory extends OpenBoard {

    private static final String PASSWORD = "chosen by Sam in this story";
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Test
    void addsSomebodyWhoSetsUpTheirSecondStepAndClosesTheAccount() throws Exception {
        var name = "s" + UUID.randomUUID().toString().substring(0, 8);
        kim.sees(1_024, ColorScheme.DARK).opens("/board/staff");
        kim.types("#displayName", "Sam Story").types("#new-username", name);
        kim.ticks(".add input[value=COORDINATOR]").presses(".add button[type=submit]");
        var oneTime = kim.page.locator("#one-time").textContent();
        kim.isAccessible().fits();

        try (var browser =
                Browsers.open(
                        Stack.board(),
                        new Browser.NewContextOptions().setViewportSize(1_920, 900))) {
            var sam = browser.page;
            signsIn(sam, name, oneTime, "");
            assertThat(sam.locator("main")).containsText("Choose a password of your own first.");
            Browsers.assertAccessible(sam);
            sam.locator("#now").focus();
            types(sam, oneTime, PASSWORD);
            assertThat(sam.locator(".notice")).containsText("Your password is changed");

            signsIn(sam, name, PASSWORD, "");
            assertThat(sam.locator("h1")).hasText("Lakeside Counseling");
            sam.navigate(Stack.board() + "/board/account");
            sam.locator("form[action$='/second-step'] button").press("Enter");
            var secret = sam.locator("#secret").textContent();
            Browsers.assertAccessible(sam);
            sam.locator("#code").focus();
            sam.keyboard().type(code(secret, 0));
            sam.keyboard().press("Enter");
            assertThat(sam.locator("[role=status]")).hasText("The second step is set up.");

            sam.locator("form[action='/sign-out'] button").press("Enter");
            signsIn(sam, name, PASSWORD, "");
            assertThat(sam.locator(".notice")).containsText("doesn't match");
            signsIn(sam, name, PASSWORD, code(secret, 1));
            assertThat(sam.locator("h1")).hasText("Lakeside Counseling");

            closes(name);
            sam.navigate(Stack.board() + "/board?practice=lakeside");
            assertThat(sam.locator("#username")).isVisible();
        }
    }

    private static void closes(String name) {
        kim.opens("/board/staff").presses("button[aria-label='Close the account of " + name + "']");
        assertThat(kim.page.locator("tr", new Page.LocatorOptions().setHasText(name)))
                .containsText("Closed");
        kim.isAccessible();
    }

    @Test
    void changesWhatSomebodyMayDoAndGivesThemANewPassword() {
        var name = "r" + UUID.randomUUID().toString().substring(0, 8);
        kim.sees(1_920, ColorScheme.LIGHT).opens("/board/staff");
        kim.types("#displayName", "Rae Rights").types("#new-username", name);
        kim.ticks(".add input[value=OPS]").presses(".add button[type=submit]");
        var first = kim.page.locator("#one-time").textContent();
        var row = "tr:has(button[aria-label='New password for " + name + "']) ";

        kim.presses(row + "summary").ticks(row + "input[value=CLINICAL_LEAD]");
        kim.isAccessible().presses(row + "form[action$='/rights'] button");
        assertThat(kim.page.locator(row + "summary")).containsText("Clinical lead");
        kim.presses(row + "form[action$='/password'] button");
        assertThat(kim.page.locator("#one-time")).not().hasText(first);
    }

    @Test
    void takesTheNumbersAsCsv() throws Exception {
        kim.sees(1_024, ColorScheme.DARK).opens("/board/overview").tabTo("a[href*='.csv']");
        var file = kim.page.waitForDownload(() -> kim.page.keyboard().press("Enter"));

        assertThat(file.suggestedFilename()).endsWith(".csv");
        assertThat(Files.readString(file.path())).contains("\"chart\",\"label\"");
    }

    @Test
    void hasTheTablesReadAgainFromTheLogs() {
        kim.sees(1_920, ColorScheme.LIGHT).opens("/board/reads");
        kim.isAccessible().presses("form[action$='/rebuild'] button");

        assertThat(kim.page.locator(".add li").first()).containsText("asked by admin");
        kim.isAccessible();
    }

    private static void signsIn(Page page, String name, String password, String code) {
        page.navigate(Stack.board() + "/sign-in");
        page.locator("#username").focus();
        types(page, name, password, code);
    }

    /** Into the fields that follow each other, and sends them. */
    private static void types(Page page, String... texts) {
        page.keyboard().type(texts[0]);
        for (int i = 1; i < texts.length; i++) {
            page.keyboard().press("Tab");
            page.keyboard().type(texts[i]);
        }
        page.keyboard().press("Enter");
    }

    /** RFC 6238, as an authenticator app reads it; a code counts once, so the next comes ahead. */
    private static String code(String secret, int ahead) throws Exception {
        var key = ByteBuffer.allocate(secret.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char next : secret.toCharArray()) {
            held = held << 5 | BASE_32.indexOf(next);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                key.put((byte) (held >> bits));
            }
        }
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.array(), "HmacSHA1"));
        long step = Instant.now().getEpochSecond() / 30 + ahead;
        var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }
}
