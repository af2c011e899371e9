// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.firstsession.matching.board.page.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are taken for a calendar's. */
class FeedAddressTest {

    private static final String LONG = "https://calendar.example.org/" + "a".repeat(2_000);

    static Stream<String> bad() {
        return Stream.of(
                "",
                "calendar.example.org/ana.ics",
                "//calendar.example.org/ana.ics",
                "http://calendar.example.org/ana.ics",
                "ftp://calendar.example.org/ana.ics",
                "file:///etc/passwd",
                "gopher://calendar.example.org/",
                "jar:https://calendar.example.org/a.jar!/b",
                "data:text/calendar,BEGIN:VCALENDAR",
                "https:calendar.example.org",
                "https:///ana.ics",
                "https://ana@calendar.example.org/",
                "https://ana:secret@calendar.example.org/",
                "https://calendar.example.org@127.0.0.1/",
                "https://calendar.example.org:8443/",
                "https://calendar.example.org:22/",
                "https://calendar.example.org:0/",
                "https://localhost/",
                "https://intranet/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://127.0.0.0x1/",
                "https://8.8.8.8/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[2606:4700::1111]/",
                "https://calendar.example.org./",
                "https://calendar..example.org/",
                "https://-calendar.example.org/",
                "https://calendar_x.example.org/",
                "https://calendär.example.org/",
                "https://127。0。0。1/",
                "https://calendar.example.org\\@127.0.0.1/",
                "https://calendar.example.org\r\nHost: intranet/",
                "https://calendar.example.org/a b",
                "webcal://127.0.0.1/ana.ics",
                "webcal://localhost:6379/",
                LONG);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void areNotThese(String typed) {
        assertThatThrownBy(() -> FeedAddress.of(typed, Reach.PUBLIC))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        e -> assertThat(e.trouble()).isEqualTo(FeedTrouble.ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calendar.example.org/private-a1b2/basic.ics",
                " https://calendar.example.org:443/ana.ics?key=secret ",
                "HTTPS://Calendar.Example.ORG/ana.ics",
                "webcal://p42-calendars.example.com/published/2/secret",
                "https://xn--kalender-0za.example.org/ana.ics"
            })
    void areThese(String typed) {
        assertThat(FeedAddress.of(typed, Reach.PUBLIC).uri().getScheme())
                .isEqualToIgnoringCase("https");
    }

    @Test
    void areShownWithoutWhatLetsOneIn() {
        var address =
                FeedAddress.of("https://calendar.example.org/private-a1b2?key=x", Reach.PUBLIC);

        assertThat(address.shown()).isEqualTo("https://calendar.example.org/…");
        assertThat(address.toString()).isEqualTo(address.shown());
    }

    /** The name is good, and what it stands for isn't. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1"})
    void leadNowhereWhenTheirNameStandsForAMachineInsideANetwork(String inside) throws Exception {
        var found =
                new InetAddress[] {
                    InetAddress.getByName("192.0.1.1"), InetAddress.getByName(inside)
                };
        var client =
                new FeedClient(
                        Reach.PUBLIC,
                        host -> found,
                        SSLContext.getDefault(),
                        Duration.ofSeconds(5));
        var address = FeedAddress.of("https://calendar.example.org/ana.ics", Reach.PUBLIC);

        assertThatThrownBy(() -> client.get(address, FeedClient.Version.NONE))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        e -> assertThat(e.trouble()).isEqualTo(FeedTrouble.NOT_PUBLIC));
    }

    @ParameterizedTest
    @EnumSource(FeedTrouble.class)
    void haveWordsForWhateverIsWrongWithThem(FeedTrouble trouble) {
        assertThat(Labels.of("feed", trouble.name())).hasSizeGreaterThan(20);
    }
}
