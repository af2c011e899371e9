// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.firstsession.matching.board.feed.FeedClient.Answer;
import org.firstsession.matching.board.feed.FeedClient.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetches calendars from real servers on this machine, good ones and bad ones. */
class FeedClientTest {

    private static final String PASSWORD = "changeit";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FeedServer server = new FeedServer(null);

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void getsACalendarAndLaterOnlyWhetherItHasChanged() throws Exception {
        server.answers(exchange -> {
            var known = exchange.getRequestHeaders();
            if ("\"7\"".equals(known.getFirst("If-None-Match"))
                    && "Mon, 23 Nov 2026 08:00:00 GMT"
                            .equals(known.getFirst("If-Modified-Since"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Last-Modified", "Mon, 23 Nov 2026 08:00:00 GMT");
            FeedServer.give(exchange, "a calendar");
        });

        var first = (Answer.Whole) get(server.address(), LONG);

        assertThat(new String(first.bytes(), UTF_8)).isEqualTo("a calendar");
        assertThat(client(LONG).get(address(server.address()), first.version()))
                .isEqualTo(new Answer.Unchanged());
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_GIVEN",
        "403, NOT_GIVEN",
        "404, NOT_GIVEN",
        "410, NOT_GIVEN",
        "204, REFUSED",
        "206, REFUSED",
        "429, REFUSED",
        "500, REFUSED",
        "503, REFUSED"
    })
    void saysWhyThereIsNone(int status, FeedTrouble trouble) {
        server.answers(status);

        assertThat(troubleWith(server.address(), LONG)).isEqualTo(trouble);
    }

    @Test
    void readsNoMoreThanItsLimit() {
        server.answersWithoutEnd("SUMMARY:" + "x".repeat(100_000), 0);

        assertThat(troubleWith(server.address(), LONG)).isEqualTo(FeedTrouble.TOO_LARGE);
    }

    @Test
    void cutsOffAServerThatGivesLittleByLittle() {
        server.answersWithoutEnd("x", 20);

        assertThat(troubleWith(server.address(), Duration.ofMillis(500)))
                .isEqualTo(FeedTrouble.TOO_SLOW);
    }

    @Test
    void finishesWithAServerThatDoesntAnswer() {
        server.answersWithoutEnd("", 20);

        assertThat(troubleWith(server.address(), Duration.ofMillis(500)))
                .isEqualTo(FeedTrouble.TOO_SLOW);
    }

    @Test
    void finishesWithAServerThatIsntThere() {
        var address = server.address();
        server.close();

        assertThat(troubleWith(address, LONG)).isEqualTo(FeedTrouble.UNREACHABLE);
    }

    @Test
    void finishesWithANameThatNobodyKnows() {
        var client =
                client(host -> {
                    throw new UnknownHostException(host);
                });

        assertThat(troubleWith(client, "http://calendar.test/")).isEqualTo(FeedTrouble.UNREACHABLE);
    }

    @Test
    void goesWhereItIsLedTwice() {
        server.answers(exchange -> {
            int step = exchange.getRequestURI().getPath().length();
            if (step < 3) {
                exchange.getResponseHeaders().set("Location", "/" + "a".repeat(step));
                exchange.sendResponseHeaders(step == 1 ? 301 : 308, -1);
                return;
            }
            FeedServer.give(exchange, "a calendar");
        });

        assertThat(get("http://127.0.0.1:" + server.port() + "/", LONG))
                .isInstanceOf(Answer.Whole.class);
    }

    @Test
    void isntLedInCircles() {
        server.leadsTo("/again");

        assertThat(troubleWith(server.address(), LONG)).isEqualTo(FeedTrouble.TOO_MANY_REDIRECTS);
        assertThat(server.asked()).isEqualTo(1 + FeedClient.MOST_REDIRECTS);
    }

    /** The last two would reach the very server that leads there. */
    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1/, NOT_PUBLIC",
        "http://169.254.169.254/latest/meta-data/, NOT_PUBLIC",
        "http://[::ffff:10.0.0.1]/, NOT_PUBLIC",
        "http://[fd00:ec2::254]/, NOT_PUBLIC",
        "http://167772161/, NOT_PUBLIC",
        "//192.168.0.1/, NOT_PUBLIC",
        "file:///etc/passwd, ADDRESS",
        "gopher://127.0.0.1:6379/_FLUSHALL, ADDRESS",
        "webcal:x, ADDRESS",
        "http://ana:secret@127.0.0.1/, ADDRESS",
        "'http://bad host/', ADDRESS",
        "http://0.0.0.0:PORT/, NOT_PUBLIC",
        "http://[::]:PORT/, NOT_PUBLIC"
    })
    void isntLedInsideANetworkOrOutOfTheWeb(String location, FeedTrouble trouble) {
        server.leadsTo(location.replace("PORT", "" + server.port()));

        assertThat(troubleWith(server.address(), LONG)).isEqualTo(trouble);
        assertThat(server.asked()).isEqualTo(1);
    }

    /** 0.0.0.0 would reach the server, but is no address that may be asked. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksTheAddressThatWasCheckedWhateverTheNameStandsForLater(boolean sameFetch)
            throws Exception {
        var found =
                new ArrayDeque<>(
                        List.of(
                                InetAddress.getByName("127.0.0.1"),
                                InetAddress.getByName("0.0.0.0"),
                                InetAddress.getByName("0.0.0.0")));
        var client = client(host -> new InetAddress[] {found.remove()});
        var address = "http://calendar.test:" + server.port() + "/";
        if (sameFetch) {
            server.leadsTo(address);
        } else {
            server.answers("a calendar");
            client.get(address(address), Version.NONE);
        }

        assertThat(troubleWith(client, address)).isEqualTo(FeedTrouble.NOT_PUBLIC);
        assertThat(server.asked()).isEqualTo(1);
        assertThat(found).as("looked up once for each connection").hasSize(1);
    }

    @Test
    void takesACertificateThatIsTrustedForTheNameAndNoOther(@TempDir Path directory)
            throws Exception {
        var keys = keys(directory, "calendar.test");
        var here = InetAddress.getLoopbackAddress();
        try (var secure = new FeedServer(keys)) {
            secure.answers("a calendar");
            var trusting =
                    new FeedClient(
                            Reach.LOOPBACK_TOO, host -> new InetAddress[] {here}, keys, LONG);
            var others = client(host -> new InetAddress[] {here});
            var address = "https://calendar.test:" + secure.port() + "/";

            assertThat(trusting.get(address(address), Version.NONE))
                    .isInstanceOf(Answer.Whole.class);
            assertThat(troubleWith(trusting, address.replace("calendar", "other")))
                    .isEqualTo(FeedTrouble.UNREACHABLE);
            assertThat(troubleWith(others, address)).isEqualTo(FeedTrouble.UNREACHABLE);
            assertThat(secure.asked()).isEqualTo(1);
        }
    }

    private static SSLContext keys(Path directory, String name) throws Exception {
        var file = directory.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "a",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "SAN=dns:" + name,
                                "-keystore",
                                file.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", keys.getCertificate("a"));
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Answer get(String address, Duration longest) {
        return client(longest).get(address(address), Version.NONE);
    }

    private static FeedTrouble troubleWith(String address, Duration longest) {
        return troubleWith(client(longest), address);
    }

    private static FeedTrouble troubleWith(FeedClient client, String address) {
        var trouble = new FeedTrouble[1];
        assertThatThrownBy(() -> client.get(address(address), Version.NONE))
                .isInstanceOfSatisfying(FeedException.class, e -> trouble[0] = e.trouble());
        return trouble[0];
    }

    private static FeedAddress address(String address) {
        return FeedAddress.of(address, Reach.LOOPBACK_TOO);
    }

    private static FeedClient client(Duration longest) {
        return new FeedClient(Reach.LOOPBACK_TOO, InetAddress::getAllByName, context(), longest);
    }

    private static FeedClient client(FeedClient.Lookup lookup) {
        return new FeedClient(Reach.LOOPBACK_TOO, lookup, context(), LONG);
    }

    private static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
