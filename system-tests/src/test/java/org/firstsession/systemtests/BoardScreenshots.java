// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the board in {@code docs/screenshots}, and each page at each width and in
 * each colour in {@code target/screenshots}. No part of a usual run: {@code mvn -pl system-tests
 * verify -Dit.test=BoardScreenshots}.
 */
class BoardScreenshots {

    private static final Path DOCS = Stack.root().resolve("docs/screenshots");
    private static final Path ALL = Path.of("target/screenshots");
    private static final int ENOUGH_LINES = 30;

    @Test
    void ofALivelyBoard() throws Exception {
        Stack.start();
        try (var kim = new Coordinator()) {
            var traffic = Stack.traffic();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Client.board().split("class=\"line\"", -1).length > ENOUGH_LINES);
            traffic.destroy();
            traffic.waitFor();
            Coordinator.isAskedBy("Ivy Sample", "May I bring our baby?");
            var held = kim.given("Robin Sample");
            kim.opensRequest(held).begins("hold").sends("hold").reads("Matching held back");
            var confirmed = firstIn(kim, "CONFIRMED");
            var offered = firstIn(kim, "OFFERED");
            var pages =
                    List.of(
                            new Shown("queue", "/board"),
                            new Shown("request", "/board/requests/" + offered),
                            new Shown("request-confirmed", "/board/requests/" + confirmed),
                            new Shown("assign", "/board/requests/" + offered + "/assign"),
                            new Shown("caller", "/board/new"),
                            new Shown("messages", "/board/messages"),
                            new Shown("calendar", "/board/calendar"),
                            new Shown("on-call", "/board/on-call"),
                            new Shown("roster", "/board/roster"),
                            new Shown("overview", "/board/overview"),
                            new Shown("audit", "/board/reads"),
                            new Shown("staff", "/board/staff"),
                            new Shown("account", "/board/account"));
            for (var width : List.of(1_024, 1_920)) {
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    kim.sees(width, scheme);
                    for (var shown : pages) {
                        kim.opens(shown.path());
                        take(kim.page, name(shown.name(), width, scheme));
                    }
                    kim.opens("/board/calendar");
                    kim.page.locator(".calendar tbody th a").first().click();
                    kim.page.waitForLoadState();
                    take(kim.page, name("therapist", width, scheme));
                }
            }
            kim.sees(1_440, ColorScheme.LIGHT).opens("/board");
            keep(kim.page, "board-queue");
            kim.opensRequest(offered);
            keep(kim.page, "board-request");
            kim.opens("/board/calendar");
            keep(kim.page, "board-calendar");
            kim.sees(1_440, ColorScheme.DARK).opens("/board");
            keep(kim.page, "board-queue-dark");
        }
    }

    private record Shown(String name, String path) {}

    private static String firstIn(Coordinator kim, String state) {
        kim.page.navigate(Stack.board() + "/board?practice=lakeside&state=" + state);
        return kim.page.locator("a.line").first().getAttribute("id").substring(2);
    }

    private static String name(String page, int width, ColorScheme scheme) {
        return page + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    }

    private static void take(Page page, String name) throws Exception {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(ALL.resolve(name + ".png"))
                        .setFullPage(page.viewportSize().width < 1_100));
        Files.writeString(ALL.resolve(name + ".html"), page.content());
    }

    /** A screenful each, so that what a coordinator sees first is what one sees. */
    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(name + ".png")));
    }
}
