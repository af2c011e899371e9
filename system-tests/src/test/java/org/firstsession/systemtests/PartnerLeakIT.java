// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Nothing of one partner is in any byte that reaches the other. Each of two people writes words
 * that occur nowhere else; then all that came to either, by every way, is searched for the other's.
 */
class PartnerLeakIT {

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    /** One of two, with words that are theirs alone. */
    private static final class One {

        final String role;
        final String tag;
        final Reached reached = new Reached();
        final List<String> canaries = new ArrayList<>();

        One(String role, String phone) {
            this.role = role;
            this.tag = role + UUID.randomUUID().toString().substring(0, 8);
            canaries.addAll(
                    List.of(firstName(), lastName(), email(), phone, words(), phone.substring(2)));
        }

        String firstName() {
            return "First" + tag;
        }

        String lastName() {
            return "Last" + tag;
        }

        String email() {
            return "mail" + tag.toLowerCase(Locale.ROOT) + "@example.org";
        }

        String phone() {
            return canaries.get(3);
        }

        String words() {
            return "words of " + tag;
        }

        /** The personal fields of a JSON body. */
        String person() {
            return """
            "name":"%s %s","email":"%s","phone":"%s","adult":true,"consents":true,
            "contactBy":["email"]\
            """
                    .formatted(firstName(), lastName(), email(), phone());
        }
    }

    @TestFactory
    Stream<DynamicTest> bothAgreeAndOneCancels() {
        var asker = new One("asker", "+14155550171");
        var partner = new One("partner", "+17025550172");
        var links = invite(asker, ",\"invitation\":{\"email\":\"%s\"}".formatted(partner.email()));
        readInvitation(partner, links);
        var joined = join(partner, links, "");
        var self = joined.path("links").path("self").asString();
        readPages(partner, joined);
        Client.await(self, view -> view.path("state").asString().equals("offered"));
        readPages(partner, joined);
        readPages(asker, links);
        accept(partner, self);
        readPages(partner, joined);
        readPages(asker, links);
        accept(asker, links.path("links").path("self").asString());
        Client.await(self, view -> view.path("state").asString().equals("confirmed"));
        readPages(partner, joined);
        readPages(asker, links);
        readCalendars(partner, joined);
        readCalendars(asker, links);
        awaitMail(asker, "confirm");
        awaitMail(partner, "confirm");
        partner.reached.post(
                Client.get(self).path("links").path("cancel").asString(), "{\"sure\":true}");
        Client.await(
                links.path("links").path("self").asString(),
                view -> !view.path("state").asString().equals("confirmed"));
        readPages(asker, links);
        readPages(partner, joined);
        return nothingOfTheOther(asker, partner);
    }

    @TestFactory
    Stream<DynamicTest> partnerAsksSomethingAndDeclines() {
        var asker = new One("asker", "+14155550173");
        var partner = new One("partner", "+17025550174");
        var links = invite(asker, "");
        var invitation = readInvitation(partner, links);
        var url = links.path("links").path("invite").asString();
        var page = partner.reached.page(url);
        var base = url.replaceAll("\\?.*", "");
        partner.reached.press(
                page, base + "/question", "&question=" + partner.words().replace(' ', '+'));
        partner.reached.press(
                page,
                base + "/remind",
                "&on=%s&contact=%s"
                        .formatted(
                                LocalDate.now(ZoneId.of("America/Los_Angeles")).plusDays(2),
                                partner.email()));
        readPages(asker, links);
        partner.reached.press(page, base + "/decline", "");
        partner.reached.post(invitation.path("links").path("decline").asString(), "{}");
        readPages(asker, links);
        return nothingOfTheOther(asker, partner);
    }

    @TestFactory
    Stream<DynamicTest> partnerHasAWorry() {
        var asker = new One("asker", "+14155550175");
        var partner = new One("partner", "+17025550176");
        var links = invite(asker, "");
        readInvitation(partner, links);
        var joined = join(partner, links, ",\"safety\":{\"tellAlone\":true}");
        readPages(partner, joined);
        readPages(asker, links);
        return nothingOfTheOther(asker, partner);
    }

    @TestFactory
    Stream<DynamicTest> askerGoesOnAlone() {
        var asker = new One("asker", "+14155550177");
        var partner = new One("partner", "+17025550178");
        var links = invite(asker, "");
        var joined = join(partner, links, "");
        var self = links.path("links").path("self").asString();
        asker.reached.post(Client.get(self).path("links").path("continueAlone").asString(), "{}");
        var left = joined.path("links").path("self").asString();
        Client.await(left, view -> view.path("state").asString().equals("closed"));
        Client.await(self, view -> view.path("state").asString().equals("offered"));
        readPages(partner, joined);
        readPages(asker, links);
        accept(asker, self);
        readPages(partner, joined);
        return nothingOfTheOther(asker, partner);
    }

    /** Not even by what is the same and what isn't. */
    @Test
    void theAskersAnswersAreTheSameToTheByteWhateverThePartnerDid() {
        var asker = new One("asker", "+14155550179");
        var links = invite(asker, "");
        var self = links.path("links").path("self").asString();
        var invite = links.path("links").path("invite").asString();
        var view = asker.reached.json(self);
        var invitation = asker.reached.json(invite);

        var decline = Client.get(invite).path("links").path("decline").asString();
        assertThat(Client.post(decline, "{}").statusCode()).isEqualTo(200);
        assertThat(asker.reached.json(self)).isEqualTo(view);
        assertThat(asker.reached.json(invite)).isEqualTo(invitation);

        join(new One("partner", "+17025550170"), links, ",\"safety\":{\"speaksFreely\":false}");
        assertThat(asker.reached.json(self)).isEqualTo(view);
        assertThat(asker.reached.json(invite)).isEqualTo(invitation);
    }

    private static Stream<DynamicTest> nothingOfTheOther(One one, One other) {
        return Stream.concat(nothingOf(other, one), nothingOf(one, other));
    }

    private static Stream<DynamicTest> nothingOf(One writer, One reader) {
        return reader.reached.bytes().entrySet().stream()
                .flatMap(way ->
                        writer.canaries.stream()
                                .map(canary ->
                                        dynamicTest(
                                                "no %s of the %s in any %s of the %s"
                                                        .formatted(
                                                                canary,
                                                                writer.role,
                                                                way.getKey(),
                                                                reader.role),
                                                () ->
                                                        assertThat(way.getValue().toString())
                                                                .doesNotContain(canary))));
    }

    private static JsonNode invite(One asker, String more) {
        var body =
                """
                {"kind":"couple-invite","format":"virtual","state":"CA",
                 "timeZone":"America/Los_Angeles","message":"%s","person":{%s}%s}\
                """
                        .formatted(asker.words(), asker.person(), more);
        var answer = Client.ask("lakeside", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var accepted = Client.json(answer);
        Client.await(
                accepted.path("links").path("self").asString(),
                view -> view.path("state").asString().equals("awaiting-partner"));
        return accepted;
    }

    private static JsonNode readInvitation(One partner, JsonNode links) {
        var url = links.path("links").path("invite").asString();
        partner.reached.page(url);
        partner.reached.page(url.replaceAll("\\?.*", "") + "/join");
        return Client.JSON.readTree(partner.reached.json(url));
    }

    private static JsonNode join(One partner, JsonNode links, String more) {
        var invitation = Client.get(links.path("links").path("invite").asString());
        var body =
                """
                {%s,"state":"CA","format":"virtual","message":"%s"%s}\
                """
                        .formatted(partner.person(), partner.words(), more);
        var joined =
                Client.JSON.readTree(
                        partner.reached.post(
                                invitation.path("links").path("join").asString(), body));
        assertThat(joined.path("requestId").asString())
                .as(joined.toString())
                .isEqualTo(links.path("requestId").asString());
        return joined;
    }

    private static void readPages(One one, JsonNode links) {
        var view =
                Client.JSON.readTree(one.reached.json(links.path("links").path("self").asString()));
        var page = view.path("links").path("page").asString();
        one.reached.page(page);
        one.reached.page(page.replaceAll("\\?.*", "") + "/status");
        one.reached.page(page.replaceAll("\\?.*", "") + "/private");
    }

    private static void readCalendars(One one, JsonNode links) {
        var view = Client.get(links.path("links").path("self").asString());
        var page = view.path("links").path("page").asString();
        one.reached.page(page);
        assertThat(one.reached.calendar(page.replaceAll("\\?.*", "") + "/calendar.ics"))
                .contains("BEGIN:VCALENDAR");
    }

    private static void accept(One one, String self) {
        var view = Client.get(self);
        var option = view.at("/offer/options/0/optionId").asString();
        one.reached.post(
                view.path("links").path("accept").asString(),
                "{\"optionId\":\"%s\"}".formatted(option));
    }

    private static void awaitMail(One one, String what) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    one.reached.mails(one.email());
                    var mail = one.reached.bytes().get("mail");
                    return mail != null && mail.indexOf("BEGIN:VCALENDAR") >= 0;
                });
    }
}
