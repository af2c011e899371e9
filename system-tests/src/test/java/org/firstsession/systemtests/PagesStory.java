// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages beside the way to a session: help stands on each of them, and nobody is shut out. */
@Order(3)
class PagesStory {

    private static final List<String> PATHS =
            List.of(
                    "/p/lakeside/start",
                    "/p/lakeside/start?way=couple-together",
                    "/p/lakeside/contact",
                    "/p/lakeside/link",
                    "/p/nowhere/start",
                    "/r/0190e0e0-0000-7000-8000-000000000000",
                    "/invite/0190e0e0-0000-7000-8000-000000000000",
                    "/nothing/here");

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void eachSaysWhoHelpsAndIsAccessible(ColorScheme scheme) {
        try (var visit = Visit.phone(true)) {
            visit.sees(scheme);
            for (var path : PATHS) {
                visit.page.navigate(Stack.intake() + path);
                for (var number : List.of("911", "988", "18007997233")) {
                    assertThat(visit.page.locator("header a[href='tel:" + number + "']"))
                            .isVisible();
                }
                assertThat(visit.page).hasTitle("Appointment");
                visit.isAccessible().fits();
            }
        }
    }

    @Test
    void whoSendsNothingOrLostTheirLinkReadsWhatToDo() {
        try (var visit = Visit.phone(true)) {
            var page = visit.page;
            page.navigate(Stack.intake() + "/p/lakeside/contact");
            page.locator("main button.primary").click();
            assertThat(page.locator("#error-summary")).isVisible();
            visit.isAccessible().fits();

            page.navigate(Stack.intake() + "/p/lakeside/link");
            page.locator("#contact").fill("nobody@example.org");
            page.locator("main button.primary").click();
            assertThat(page.locator("main [role=status] h2")).isVisible();
            visit.isAccessible().fits();
        }
    }

    @Test
    void whatLooksLikeAProgramIsLeftToAPerson() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("individual").sitsIn("CA").next(3).is("Ada Left", "ada.left@example.org");
            visit.next().agrees();
            page.locator("input[name=website]:not([type=hidden])").fill("spam");
            visit.next();
            assertThat(page.locator("main [role=status] h2"))
                    .hasText("A person reads your request");
            visit.isAccessible().fits();
        }
    }

    @Test
    void whoFindsNothingThatSuitsIsToldWhenSomethingOpens() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("individual").sitsIn("CA").next(3).is("Tell Mee", "tell.mee@example.org");
            visit.next().agrees().next().awaits(page.locator(".card"));
            assertThat(page.locator("[data-until]"))
                    .hasText(java.util.regex.Pattern.compile("1[0-4]:\\d\\d"));
            page.locator("form[action$='/tellMe'] button").click();
            assertThat(page.locator(".notice")).containsText("tells you when something else opens");
            visit.awaits("We are on it").isAccessible();
            page.locator("form[action$='/options'] .primary").click();
            visit.awaits("Choose a time");
        }
    }
}
