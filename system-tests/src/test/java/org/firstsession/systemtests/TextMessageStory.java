// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TrialConfirmed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole stories by text, on the phones of the local stack. */
class TextMessageStory {

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void booksInSpanishAndGoesOnOnTheWeb() {
        var phone = new Handset();

        assertThat(phone.says("Hola, quisiera una cita")).contains("911", "988", "Responda 1");
        phone.says("sí");
        phone.says("para mí");
        phone.says("1");
        phone.says("California");
        // Half way, on the web: what was said stands there.
        var form = get(Handset.link(phone.says("WEB")));
        assertThat(form).contains("value=\"CA\" selected");
        phone.says("1");
        assertThat(phone.says("tardes entre semana")).startsWith("Gracias");
        phone.hears("1)");
        // And once it is asked for: the same request on its page.
        assertThat(get(Handset.link(phone.says("enlace")))).isNotEmpty();
        phone.says("la 1");
        assertThat(phone.hears("Su cita: ")).contains("http");
    }

    @Test
    void goesOnByTextWithWhatWasAskedForOnTheWeb() {
        var phone = new Handset();
        var body =
                Client.request("Texting Later")
                        .replace(
                                "\"email\":\"texting.later@example.org\"",
                                "\"phone\":\"" + phone.number() + "\"")
                        .replace("\"contactBy\":[\"email\"]", "\"contactBy\":[\"phone\"]");
        var self = Client.json(Client.ask("lakeside", body)).path("links").path("self").asString();
        Client.await(self, view -> view.path("state").asString().equals("offered"));

        assertThat(phone.says("status")).contains("OK to text details").doesNotContain("1) ");
        assertThat(phone.says("1")).contains("Times for you: 1) ");
        phone.says("1");

        Client.await(self, view -> view.path("state").asString().equals("confirmed"));
        phone.hears("Your appointment is confirmed");
    }

    /** The confirmation goes by e-mail, as was chosen; the text is answered all the same. */
    @Test
    void answersATextOfSomebodyWhoHearsByMail() {
        var phone = new Handset();
        var body =
                Client.request("Mail Rather")
                        .replace(
                                "\"contactBy\":[\"email\"]",
                                "\"phone\":\"%s\",\"contactBy\":[\"email\",\"phone\"]"
                                        .formatted(phone.number()));
        var self = Client.json(Client.ask("lakeside", body)).path("links").path("self").asString();
        Client.await(self, view -> view.path("state").asString().equals("offered"));
        phone.says("hello");
        phone.says("1");

        assertThat(phone.says("1")).startsWith("Your appointment: ");

        assertThat(phone.says("drop")).contains("Reply 1");
        assertThat(phone.says("1")).startsWith("Your appointment is given up");
        Client.await(self, view -> view.path("state").asString().equals("closed"));
    }

    @Test
    void staysSilentAfterStopUntilStart() {
        var phone = new Handset();
        phone.says("hello");
        phone.says("1");
        int texts = phone.texts().size();
        assertThat(phone.says("HELP")).contains("STATUS", "988");
        assertThat(phone.texts()).hasSize(texts + 1);
        int before = optOuts();

        phone.says("STOP");

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> optOuts() == before + 1);
        assertThat(phone.says("1")).isEmpty();
        assertThat(phone.says("start")).contains("Who is the appointment for?");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> optOuts() == before);
    }

    @Test
    void confirmsNothingForTwoWhoShareAPhone() {
        var phone = new Handset();
        phone.says("My partner and I would like a video session");
        phone.says("1");
        phone.says("1");
        var invited = phone.says("CA") + phone.says("weekdays");
        join(Handset.link(invited), phone.number());
        phone.hears("1)");
        int confirmed = Log.events("lakeside", TrialConfirmed.class).size();

        assertThat(phone.says("1")).contains("link in your own messages");
        assertThat(phone.says("cancel all")).contains("link in your own messages");

        assertThat(Log.events("lakeside", TrialConfirmed.class)).hasSize(confirmed);
    }

    /** The provider tries once and gives up; its list has what it couldn't bring. */
    @Test
    void takesInWhatCameWhileIntakeServiceWasAway() {
        var phone = new Handset();
        phone.says("Hi, I'd like a video appointment");
        Stack.kill("intake-service");
        phone.says("1");
        phone.says("just me");
        int before = phone.texts().size();

        Stack.startWhatIsMissing();

        phone.hears("18 or older");
        assertThat(phone.texts()).hasSize(before + 2);
        assertThat(phone.says("1")).contains("In which state");
    }

    @Test
    void changesNothingForACoupleFromThePartnersPhone() {
        var asker = new Handset();
        asker.says("My partner and I would like a video session");
        asker.says("1");
        asker.says("1");
        asker.says("CA");
        var partner = new Handset();
        join(Handset.link(asker.says("weekdays")), partner.number());
        asker.hears("1)");
        int closed = Log.events("lakeside", RequestClosed.class).size();

        partner.says("cancel all");
        assertThat(partner.says("1")).contains("Your page: http");
        assertThat(partner.says("cancel all")).contains("Your page: http");
        assertThat(partner.says("drop")).contains("Your page: http");

        assertThat(asker.says("status")).contains("Your page: http");
        assertThat(Log.events("lakeside", RequestClosed.class)).hasSize(closed);
    }

    /** The invited one joins on the web. */
    private static void join(String invitation, String phone) {
        var join =
                Client.json(
                                Client.send(
                                        HttpRequest.newBuilder(URI.create(invitation))
                                                .header("Accept", "application/json")
                                                .GET()))
                        .path("links")
                        .path("join")
                        .asString();
        var joined =
                Client.post(
                        join,
                        """
                        {"name":"Second Half","phone":"%s","contactBy":["phone"],"adult":true,
                         "consents":true,"state":"CA","times":[]}\
                        """
                                .formatted(phone));
        assertThat(joined.statusCode()).as(joined.body()).isIn(200, 202);
    }

    private static String get(String link) {
        var answer = Client.send(HttpRequest.newBuilder(URI.create(link)).GET());
        assertThat(answer.statusCode()).isIn(200, 303);
        return answer.statusCode() == 303 ? "sent on" : answer.body();
    }

    private static int optOuts() {
        try (var connection = DriverManager.getConnection(Stack.database("notification"));
                var row =
                        connection
                                .createStatement()
                                .executeQuery("SELECT count(*) FROM text_opt_out")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
