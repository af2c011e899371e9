// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The coordinators' board in a real browser. */
class BoardStory {

    /** Where pictures go; whoever names a folder gets a board with some life on it. */
    private static final String WANTED =
            System.getenv().getOrDefault("FIRSTSESSION_SCREENSHOTS", "");

    private static final Path SCREENSHOTS =
            WANTED.isEmpty() ? Path.of("target/screenshots") : Stack.root().resolve(WANTED);

    private static Chromium chromium;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        Stack.start();
        chromium = new Chromium();
        if (!WANTED.isEmpty()) {
            for (var first :
                    List.of("Alex", "Robin", "Noor", "Mei", "Ines", "Dara", "Amara", "Owen")) {
                requestsTrial(first + " Example");
            }
        }
    }

    @AfterAll
    static void end() {
        chromium.close();
    }

    @BeforeEach
    void signIn() {
        open(1440, ColorScheme.LIGHT);
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void bringsACallersRequestToASessionWithTheKeyboardAlone() {
        page.navigate(Stack.board() + "/board?practice=lakeside");
        page.keyboard().press("n");
        assertThat(page.locator("#name")).isFocused();
        page.keyboard().type("Keyboard Caller");
        tabTo("input[name=phone]");
        page.keyboard().type("(415) 555-0142");
        tabTo("select[name=state]");
        page.keyboard().type("CA");
        tabTo("select[name=format]");
        page.keyboard().press("ArrowDown");
        tabTo("select[name=adult]");
        page.keyboard().type("yes");
        tabTo("input[name=consents]");
        page.keyboard().press("Space");
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).containsText("Keyboard Caller");
        assertThat(page.locator(".title .state").first()).hasText("Offered");
        tabTo("#do-accept > summary");
        page.keyboard().press("Enter");
        tabTo("#do-accept select[name=reason]");
        page.keyboard().press("ArrowDown");
        tabTo("#do-accept input[name=option]");
        page.keyboard().press("Space");
        tabTo("#do-accept input[name=consents]");
        page.keyboard().press("Space");
        tabTo("#do-accept button");
        page.keyboard().press("Enter");

        assertThat(page.locator("#decision")).containsText("Session confirmed");
        assertThat(page.locator(".title .state").first()).hasText("Confirmed");
    }

    @Test
    void showsARequestThatCameInWithoutLosingFocus() {
        requestsTrial("Quill Already");
        page.navigate(Stack.board() + "/board?practice=lakeside&search=quill");
        assertThat(page.locator("a.line")).hasCount(1);
        page.keyboard().press("j");
        var focused = (String) page.evaluate("document.activeElement.id");

        var request = requestsTrial("Quill Arrived");

        assertThat(page.locator("#r-" + request)).isVisible();
        assertThat((String) page.evaluate("document.activeElement.id")).isEqualTo(focused);
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.locator("#search").fill("quill arr");
        page.keyboard().press("Enter");
        assertThat(page.locator("a.line")).hasCount(1);
        assertThat(page.locator("a.line")).containsText("Quill Arrived");
    }

    /** Prints how long the last of them took: a figure for docs/board.md, and no assertion. */
    @Test
    void tellsFiftyBoardsOfARequest() throws Exception {
        requestsTrial("Fifty Before");
        var cookie =
                context.cookies().stream()
                        .filter(each -> "first-session-board".equals(each.name))
                        .map(each -> each.name + "=" + each.value)
                        .findFirst()
                        .orElseThrow();
        var latest = new AtomicLong();
        var ready = new CountDownLatch(50);
        var told = new CountDownLatch(50);
        for (int board = 0; board < 50; board++) {
            Thread.ofVirtual()
                    .start(() -> {
                        var seen = seen(board(cookie, "/board?practice=lakeside&search=fifty"));
                        ready.countDown();
                        awaitOnBoard(cookie, seen, "Fifty Boards");
                        latest.accumulateAndGet(System.nanoTime(), Math::max);
                        told.countDown();
                    });
        }
        assertThat(ready.await(60, TimeUnit.SECONDS)).isTrue();

        Client.ask("lakeside", Client.request("Fifty Boards"));
        var accepted = System.nanoTime();

        assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
        System.out.printf(
                "50 boards open: the last one showed a request %d ms after it was accepted%n",
                TimeUnit.NANOSECONDS.toMillis(latest.get() - accepted));
    }

    /** Looks as often as the page does. */
    private static void awaitOnBoard(String cookie, String seen, String name) {
        var last = new AtomicReference<>(seen);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(700))
                .until(() -> {
                    var part =
                            board(
                                    cookie,
                                    "/board/changes?practice=lakeside&search=fifty&seen="
                                            + last.get());
                    if (!part.isEmpty()) {
                        last.set(seen(part));
                    }
                    return part.contains(name);
                });
    }

    private static String seen(String page) {
        var seen = Pattern.compile("seen=([0-9-]*)").matcher(page);
        return seen.find() ? seen.group(1) : "";
    }

    private static String board(String cookie, String path) {
        return Client.send(
                        HttpRequest.newBuilder(URI.create(Stack.board() + path))
                                .header("Cookie", cookie)
                                .header("HX-Request", "true")
                                .GET())
                .body();
    }

    @Test
    void putsARefusalIntoWordsAndSaysWhatToDo() {
        var request = requestsTrial("Two Tabs");
        var path = Stack.board() + "/board/requests/" + request + "?practice=lakeside";
        page.navigate(path);
        try (var other = context.newPage()) {
            other.navigate(path);
            other.locator("#do-offer-others > summary").click();
            other.locator("#do-offer-others select[name=reason]").selectOption("CLIENT_ASKED");
            other.locator("#do-offer-others button").click();
            assertThat(other.locator("#decision")).isVisible();
        }

        page.locator("#do-close > summary").click();
        page.locator("#do-close select[name=reason]").selectOption("NOT_REACHED");
        page.locator("#do-close button").click();

        assertThat(page.locator("#decision")).containsText("the case has moved on");
        assertThat(page.locator("#decision")).containsText("decide again");
    }

    @Test
    void showsAWorryAboveAllElseUntilItIsLifted() {
        var request = requestsTrial("Held Back");
        var path = Stack.board() + "/board/requests/" + request + "?practice=lakeside";
        page.navigate(path);
        page.locator("#do-hold > summary").click();
        page.locator("#do-hold select[name=reason]").selectOption("WORRY_STATED");
        page.locator("#do-hold button").click();
        assertThat(page.locator("#decision")).containsText("Matching held back");

        page.navigate(Stack.board() + "/board?practice=lakeside");
        assertThat(page.locator(".urgent").first()).containsText("Somebody may not be safe");
        checkAccessible();
        picture("urgent");
        page.locator("#ack-" + request).click();
        assertThat(page.locator("main")).containsText("Noted: Safety task acknowledged");

        page.navigate(path);
        page.locator("#do-lift > summary").click();
        page.locator("#do-lift select[name=reason]").selectOption("SPOKE_ALONE");
        page.locator("#do-lift textarea").fill("Spoke alone, all is well");
        page.locator("#do-lift button").click();
        assertThat(page.locator("#decision")).containsText("Hold lifted");
        page.locator("#contact button").click();
        assertThat(page.locator(".notes")).containsText("Spoke alone, all is well");
    }

    @ParameterizedTest
    @CsvSource({"1024, LIGHT", "1024, DARK", "1920, LIGHT", "1920, DARK"})
    void isAccessibleOnEachPage(int width, ColorScheme scheme) {
        var request = requestsTrial("Seen By Axe");
        context.close();
        open(width, scheme);
        var pages =
                List.of(
                        "/board?practice=lakeside",
                        "/board/requests/" + request + "?practice=lakeside",
                        "/board/requests/" + request + "/assign?practice=lakeside",
                        "/board/new?practice=lakeside",
                        "/board/calendar?practice=lakeside",
                        "/board/closures?practice=lakeside",
                        "/board/overview?practice=lakeside",
                        "/board/reads?practice=lakeside",
                        "/board/staff",
                        "/board/account");
        for (var path : pages) {
            page.navigate(Stack.board() + path);
            assertThat(page.locator("h1")).isVisible();
            checkAccessible();
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %d px", path, width)
                    .isTrue();
            var name =
                    Pattern.compile("[^a-z]+")
                            .matcher(path.replace(request, "one").replaceAll("\\?.*", ""));
            picture(
                    name.replaceAll("-").substring(1)
                            + "-"
                            + width
                            + "-"
                            + scheme.name().toLowerCase(Locale.ROOT));
        }
        page.navigate(Stack.board() + "/board/calendar?practice=lakeside");
        page.locator(".calendar tbody th a").first().click();
        assertThat(page.locator("h1")).isVisible();
        checkAccessible();
        picture("therapist-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void asksForNothingFromElsewhere() {
        var foreign = new ArrayList<String>();
        page.onRequest(asked -> {
            if (!asked.url().startsWith(Stack.board()) && !asked.url().startsWith("data:")) {
                foreign.add(asked.url());
            }
        });

        page.navigate(Stack.board() + "/board?practice=lakeside");
        page.navigate(Stack.board() + "/board/overview?practice=lakeside");

        assertThat(foreign).isEmpty();
    }

    /** Asks as any program would, and gives the request's id once times are offered. */
    private static String requestsTrial(String name) {
        var received = Client.json(Client.ask("lakeside", Client.request(name)));
        Client.await(
                received.at("/links/self").asString(),
                view -> "offered".equals(view.path("state").asString()));
        return received.path("requestId").asString();
    }

    private void open(int width, ColorScheme scheme) {
        context =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(width, 900)
                                        .setColorScheme(scheme));
        page = context.newPage();
        page.navigate(Stack.board() + "/sign-in");
        page.locator("#username").fill("admin");
        page.locator("#password").fill(Stack.ADMIN_PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).not().hasText("Sign in");
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 120; i++) {
            if (Boolean.TRUE.equals(
                    page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard doesn't reach " + selector);
    }

    private void checkAccessible() {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("what axe finds on " + page.url())
                .isEmpty();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
