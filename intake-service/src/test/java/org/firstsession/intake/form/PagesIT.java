// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.people.People;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.intake.screening.ConcernKind;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A browser without script: cookies, redirects, and what the pages' forms hold. */
@ExtendWith(OutputCaptureExtension.class)
class PagesIT extends RunningService {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\"[^>]*? value=\"([^\"]*)\"");
    private static final Pattern NEXT =
            Pattern.compile("<a href=\"([^\"]*)\">Go to your request</a>");
    private static final String CANARY = "Quibbleton";

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
    private final String practice = "pages-" + UUID.randomUUID();
    private final String start = URL + "/p/" + practice + "/start";
    private final String form = start + "?way=individual";
    private PracticeLog log;
    @Autowired private JdbcClient jdbc;
    @Autowired private People people;

    @BeforeEach
    void open() {
        log = openPractice(practice);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void leadsFromTheFormToAConfirmedSession() {
        var sent = post(start, filledIn(get(form)));

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.uri().getQuery()).isNull();
        assertThat(sent.body())
                .contains("We have your request", "<noscript><meta http-equiv=\"refresh\"");
        var command = (RequestTrial) log.command(1);
        var times = command.getNeeds().getParticipants().getFirst().getTimes();
        assertThat(times).containsExactly(new WeeklyWindow(Weekday.MON, 480, 1_020));
        var request = UUID.fromString(command.getRequestId());
        log.write(
                log.events.requested(request, command.getCommandId()),
                log.events.offered(request, command.getCommandId(), "o1"));
        await().until(() -> get(sent.uri().toString()).body().contains("o1-1"));

        var choice = hidden(get(sent.uri().toString()));
        choice.put("optionId", "o1-1");
        var accepted = CompletableFuture.supplyAsync(() -> post(sent.uri() + "/accept", choice));
        assertThat(((AcceptOffer) log.command(2)).getOptionId()).isEqualTo("o1-1");
        log.write(log.events.confirmed(request, log.commandId(2), "o1"));

        assertThat(accepted.join().body()).contains("Your session is confirmed");
    }

    @Test
    void sendingTwiceIsOneRequest() {
        var filledIn = filledIn(get(form));

        var first = post(start, filledIn);
        var second = post(start, filledIn);

        assertThat(second.uri()).isEqualTo(first.uri());
        assertThat(log.commands(1)).hasSize(1);
    }

    @Test
    void keepsWhatWasTypedBesideTheErrors(CapturedOutput output) {
        var typed = filledIn(get(form));
        typed.put("name", CANARY + " <b>");
        typed.put("email", "not an address");
        typed.put("state", "");

        var page = post(start, typed);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Please look at these again", "#state")
                .contains(CANARY + " &lt;b&gt;", "not an address")
                .doesNotContain(CANARY + " <b>");
        assertThat(output.getAll()).doesNotContain(CANARY);
        typed.put("state", "CA");
        assertThat(post(start, typed).body())
                .contains("#person.email", CANARY + " &lt;b&gt;", "not an address");
        typed.put("email", "alex@example.com");
        assertThat(post(start, typed).body()).contains("We have your request");
    }

    @Test
    void handsTheWordsBackWhenNothingCanBeStored() {
        var typed = filledIn(get(form));
        typed.put("message", "the words of " + CANARY);

        withoutReceipts(
                jdbc,
                () -> {
                    var page = post(start, typed);

                    assertThat(page.statusCode()).isEqualTo(503);
                    assertThat(page.body())
                            .contains("the words of " + CANARY, "We could not store your request")
                            .contains("1200 Harbor Walk", "tel:988")
                            .contains(typed.get("key"));
                });

        assertThat(post(start, typed).body()).contains("We have your request");
    }

    @Test
    void answersWordsThatRaiseAConcernWithLinesToCall(CapturedOutput output) {
        var typed = filledIn(get(form));
        typed.put("message", "I want to die. " + CANARY);

        var page = post(start, typed);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("There is help right now", "Hay ayuda ahora mismo", "1-800-799-7233")
                .contains("<a href=\"sms:88788\">")
                .doesNotContain(CANARY);
        var command = (RequestTrial) log.command(1);
        var request = UUID.fromString(command.getRequestId());
        assertThat(people.concerns(practice, request)).containsExactly(ConcernKind.SUICIDE);
        assertThat(people.message(practice, request)).contains("I want to die. " + CANARY);
        assertThat(output.getAll()).doesNotContain(CANARY).doesNotContain("SUICIDE");
        assertThat(get(next(page)).body()).contains("We have your request");
    }

    @Test
    void showsTheLinesBesideErrorsAndWhenNothingCanBeStored() {
        var typed = filledIn(get(form));
        typed.put("message", "quiero morir");
        typed.put("state", "");
        assertThat(post(start, typed).body())
                .contains("There is help right now", "Please look at these again");

        typed.put("state", "CA");
        withoutReceipts(
                jdbc,
                () -> {
                    var page = post(start, typed);

                    assertThat(page.statusCode()).isEqualTo(503);
                    assertThat(page.body())
                            .contains("There is help right now", "We could not store", "quiero");
                });
        assertThat(post(URL + "/p/nowhere/start", typed).body())
                .contains("There is help right now");
    }

    @Test
    void answersAConcernWithinFiveSecondsWhileKafkaAndPostgresqlAreDown() {
        var typed = filledIn(get(form));
        typed.put("message", "I want to die. " + CANARY);

        withoutBrokerAndDatabase(() -> {
            long before = System.nanoTime();
            var page = post(start, typed);
            var took = Duration.ofNanos(System.nanoTime() - before);

            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("There is help right now", "Hay ayuda ahora mismo", "988")
                    .contains(CANARY, typed.get("key"));
        });

        await().ignoreExceptions().until(() -> get(start).statusCode() == 200);
        assertThat(post(start, typed).body()).contains("Go to your request");
        assertThat(log.command(1)).isInstanceOf(RequestTrial.class);
    }

    @Test
    void saysInWordsWhatCannotBeDone() {
        var sent = post(start, filledIn(get(form)));
        var choice = hidden(get(sent.uri().toString()));
        choice.put("optionId", "gone");

        var page = post(sent.uri() + "/accept", choice);

        assertThat(page.body()).contains("This time is no longer free");
    }

    @Test
    void refusesForgedForms() {
        var typed = filledIn(get(form));
        typed.put("_csrf", "forged");
        assertThat(post(start, typed).statusCode()).isEqualTo(403);

        var foreign =
                request(start)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(BodyPublishers.ofString(encoded(filledIn(get(form)))));
        assertThat(send(foreign).statusCode()).isEqualTo(403);
    }

    @Test
    void opensNoRequestWithoutItsLink() {
        var sent = post(start, filledIn(get(form)));

        var stranger = HttpClient.newHttpClient();
        var answer = send(stranger, request(sent.uri().toString()));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p/%s/start",
                "/p/nowhere/start",
                "/r/00000000-0000-7000-8000-000000000000",
                "/nothing/here",
                "/problems/offer-expired"
            })
    void everyPageIsSafeToLookAt(String path) {
        var page = get(URL + path.formatted(practice));

        assertThat(page.body()).contains("tel:911", "tel:988", "Leave quickly");
        assertThat(page.body()).doesNotContain("<style", "onclick", "<script>");
        assertSafeHeaders(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/trial-requests/1", "/api/nothing", "/internal/practices/x/names",
                "/v3/api-docs", "/assets/pages.css", "/assets/none.css"
            })
    void everyRouteHasTheHeaders(String path) {
        assertSafeHeaders(get(URL + path));
    }

    @Test
    void refusesHugeForms() {
        var typed = filledIn(get(form));
        typed.put("message", "x".repeat(200_000));

        var page = post(start, typed);

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("tel:988");
        assertSafeHeaders(page);
    }

    @Test
    void everyErrorAndFieldHasWords() {
        var typed = hidden(get(form));

        var page = post(start, typed);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).doesNotContain("??").contains("How would you like to meet?");
    }

    private static void assertSafeHeaders(HttpResponse<String> page) {
        var headers = page.headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Robots-Tag").orElse("")).contains("noindex");
    }

    private static String next(HttpResponse<String> page) {
        var link = NEXT.matcher(page.body());
        assertThat(link.find()).isTrue();
        return URL + link.group(1).replace("&amp;", "&");
    }

    private static Map<String, String> filledIn(HttpResponse<String> page) {
        var form = hidden(page);
        form.put("format", "virtual");
        form.put("state", "CA");
        form.put("times", "MON-1-morning&times=MON-2-afternoon");
        form.put("specialties", "anxiety");
        form.put("name", "Alex Doe");
        form.put("email", "alex@example.com");
        form.put("adult", "yes");
        form.put("consents", "yes");
        return form;
    }

    private static Map<String, String> hidden(HttpResponse<String> page) {
        var fields = new LinkedHashMap<String, String>();
        var found = HIDDEN.matcher(page.body());
        while (found.find()) {
            fields.put(found.group(1), found.group(2));
        }
        return fields;
    }

    private HttpResponse<String> get(String url) {
        return send(request(url));
    }

    private HttpResponse<String> post(String url, Map<String, String> form) {
        return send(
                request(url)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form))));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), UTF_8)
                                        .replace("%26", "&")
                                        .replace("%3D", "="))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(browser, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
