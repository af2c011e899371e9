// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.plan.TestRoutes;
import org.firstsession.stack.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter against a server that answers as told. */
class TwilioProviderIT {

    private static final Route.Text ROUTE = TestRoutes.text("+15005550100", Language.ENGLISH);
    private static final Instant SINCE = Instant.parse("2026-11-23T10:00:00Z");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 201;
    private volatile String body = "{\"sid\": \"SM1\"}";
    private HttpServer server;
    private TextProvider provider;

    @BeforeEach
    void starts() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                        asked.add(exchange.getRequestURI() + " " + sent);
                        exchange.sendResponseHeaders(status, body.length());
                        exchange.getResponseBody().write(body.getBytes(UTF_8));
                    }
                });
        server.start();
        provider =
                new TwilioProvider(
                        TestProperties.properties(
                                "1", "http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void ends() {
        server.stop(0);
    }

    @Test
    void sendsWithTheAddressForReports() {
        assertThat(send()).isEqualTo(new TextResult.Accepted("SM1"));
        assertThat(asked)
                .containsExactly(
                        "/2010-04-01/Accounts/AClocal/Messages.json To=%2B15005550100"
                                + "&From=%2B15005550006&Body=Hello&StatusCallback="
                                + "http%3A%2F%2F127.0.0.1%3A8082%2Fwebhooks%2Ftwilio%2Fstatus%2Fe1");
    }

    @ParameterizedTest
    @CsvSource({"401, false", "404, false", "429, false", "500, true", "503, true"})
    void triesAgainWhatIsNotAboutTheText(int answered, boolean unclear) {
        status = answered;
        body = "{}";

        assertThat(send()).isEqualTo(new TextResult.Failed("status " + answered, unclear));
    }

    @Test
    void takesA400AsFinalAndKnowsAnOptOut() {
        status = 400;
        body = "{\"code\": 21211}";
        assertThat(send()).isEqualTo(new TextResult.Refused(21211));
        body = "{\"code\": 21610}";
        assertThat(send()).isEqualTo(new TextResult.OptedOut());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>", "{\"sid\": \"\"}"})
    void admitsThatItDoesNotKnowWhenTheAnswerMakesNoSense(String answered) {
        body = answered;

        assertThat(send())
                .isInstanceOfSatisfying(
                        TextResult.Failed.class, failed -> assertThat(failed.unclear()).isTrue());
    }

    @Test
    void knowsThatNothingLeftWhenNobodyListens() {
        var nobody =
                new TwilioProvider(
                        TestProperties.properties("1", "http://127.0.0.1:" + FreePorts.next()));

        assertThat(nobody.send(ROUTE, "Hello", "e1"))
                .isEqualTo(new TextResult.Failed("ConnectException", false));
    }

    @Test
    void findsATextInTheListWhateverItsLink() throws Exception {
        status = 200;
        body = list("SM2", "See http://a.example/c/two", "Mon, 23 Nov 2026 10:00:05 GMT");

        assertThat(provider.find(ROUTE, "See http://a.example/c/one", SINCE, Set.of()))
                .contains("SM2");
        assertThat(provider.find(ROUTE, "See http://a.example/c/one", SINCE, Set.of("SM2")))
                .isEmpty();
        assertThat(provider.find(ROUTE, "Other words", SINCE, Set.of())).isEmpty();
    }

    @Test
    void takesNoEarlierTextForIt() throws Exception {
        status = 200;
        body = list("SM2", "Hello", "Mon, 23 Nov 2026 09:58:00 GMT");

        assertThat(provider.find(ROUTE, "Hello", SINCE, Set.of())).isEmpty();
    }

    @Test
    void saysSoWhenTheListCannotBeHad() {
        status = 503;

        assertThatThrownBy(() -> provider.find(ROUTE, "Hello", SINCE, Set.of()))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage("status 503");
    }

    private TextResult send() {
        return provider.send(ROUTE, "Hello", "e1");
    }

    private static String list(String sid, String text, String created) {
        return """
        {"messages": [{"sid": "%s", "body": "%s", "date_created": "%s"}], "next_page_uri": null}\
        """
                .formatted(sid, text, created);
    }
}
