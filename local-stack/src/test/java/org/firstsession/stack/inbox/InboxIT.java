// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.firstsession.stack.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InboxIT {

    private static final String INVITE =
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Sesión\r\nEND:VCALENDAR\r\n";

    @TempDir Path directory;

    @Test
    void listsMailsAsJsonAndKeepsThemOverARestart() throws Exception {
        var smtp = FreePorts.next();
        var mailbox = new Mailbox(directory, Clock.systemUTC());
        try (var mail = new MailServer("127.0.0.1", smtp, mailbox);
                var web = web(mailbox)) {
            mail.start();
            web.start();
            assertThat(get(web, "/api/messages").body()).isEqualTo("[]");

            send(smtp, "Your trial session, Zoë", "alex@example.com");

            var listed = new JsonMapper().readTree(get(web, "/api/messages").body());
            assertThat(listed).hasSize(1);
            var message = listed.get(0);
            assertThat(message.propertyNames())
                    .containsExactly(
                            "id",
                            "channel",
                            "from",
                            "to",
                            "subject",
                            "text",
                            "html",
                            "calendar",
                            "receivedAt");
            assertThat(words(message, "channel")).isEqualTo("email");
            assertThat(words(message, "from")).isEqualTo("no-reply@lakeside.example");
            assertThat(words(message, "to")).isEqualTo("alex@example.com");
            assertThat(words(message, "subject")).isEqualTo("Your trial session, Zoë");
            assertThat(words(message, "text")).contains("See you on Monday. – Lakeside");
            assertThat(words(message, "html")).contains("<p>See you on Monday.</p>");
            assertThat(words(message, "calendar")).isEqualTo(INVITE);
            assertThat(Instant.parse(words(message, "receivedAt")))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
        }

        var reopened = new Mailbox(directory, Clock.systemUTC());
        assertThat(reopened.all()).isEqualTo(mailbox.all());
    }

    @Test
    void showsHostileMailHarmlessly() throws Exception {
        var smtp = FreePorts.next();
        var mailbox = new Mailbox(directory, Clock.systemUTC());
        try (var mail = new MailServer("127.0.0.1", smtp, mailbox);
                var web = web(mailbox)) {
            mail.start();
            web.start();
            send(smtp, "<script>alert(1)</script>", "sam@example.com");

            var id = mailbox.all().getFirst().id();
            assertThat(get(web, "/").body()).doesNotContain("<script>");
            assertThat(get(web, "/messages/" + id).body()).doesNotContain("<script>");
            assertThat(get(web, "/messages/" + id + "/html").headers().map())
                    .hasEntrySatisfying(
                            "content-security-policy",
                            policy ->
                                    assertThat(policy)
                                            .singleElement()
                                            .asString()
                                            .contains("default-src 'none'", "sandbox"));
            assertThat(get(web, "/messages/1").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void emptiesOnDelete() throws Exception {
        var smtp = FreePorts.next();
        var mailbox = new Mailbox(directory, Clock.systemUTC());
        try (var mail = new MailServer("127.0.0.1", smtp, mailbox);
                var web = web(mailbox)) {
            mail.start();
            web.start();
            send(smtp, "one", "one@example.com");
            send(smtp, "two", "two@example.com");
            assertThat(mailbox.all()).extracting(Message::subject).containsExactly("one", "two");

            assertThat(request(web, "/api/messages", "DELETE").statusCode()).isEqualTo(204);

            assertThat(get(web, "/api/messages").body()).isEqualTo("[]");
            assertThat(new Mailbox(directory, Clock.systemUTC()).all()).isEmpty();
        }
    }

    @Test
    void takesTextsAndListsThemAndKeepsThemOverARestart() throws Exception {
        try (var web = web(new Mailbox(directory, Clock.systemUTC()))) {
            web.start();

            var answer = text(web, "local-token", "+15005550100", "See you on Monday.");

            assertThat(answer.statusCode()).isEqualTo(201);
            var sid = words(new JsonMapper().readTree(answer.body()), "sid");
            assertThat(sid).matches("SM[0-9]{32}");
            var listed = new JsonMapper().readTree(get(web, "/api/messages").body()).get(0);
            assertThat(words(listed, "channel")).isEqualTo("sms");
            assertThat(words(listed, "from")).isEqualTo("+15005550006");
            assertThat(words(listed, "to")).isEqualTo("+15005550100");
            assertThat(words(listed, "text")).isEqualTo("See you on Monday.");
            assertThat(get(web, "/phones/+15005550100").body()).contains("See you on Monday.");
            assertThat(get(web, "/").body()).contains("See you on Monday.");
        }
        assertThat(new Texts(directory, Clock.systemUTC()).all()).hasSize(1);
    }

    @Test
    void refusesWhoDoesNotKnowTheToken() throws Exception {
        try (var web = web(new Mailbox(directory, Clock.systemUTC()))) {
            web.start();

            assertThat(text(web, "guess", "+15005550100", "Hello").statusCode()).isEqualTo(401);
            assertThat(get(web, "/api/messages").body()).isEqualTo("[]");
        }
    }

    @Test
    void answersAsAPhoneAndObeysStopUntilStart() throws Exception {
        try (var web = web(new Mailbox(directory, Clock.systemUTC()))) {
            web.start();

            assertThat(answerAs(web, "+15005550100", "text=Stop").statusCode()).isEqualTo(303);
            var refused = text(web, "local-token", "+15005550100", "Hello");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("21610");
            answerAs(web, "+15005550100", "text=START");
            assertThat(text(web, "local-token", "+15005550100", "Hello").statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void failsAsToldAndNoLonger() throws Exception {
        try (var web = web(new Mailbox(directory, Clock.systemUTC()))) {
            web.start();

            assertThat(post(web, "/api/text-faults", "fault=status-503&times=2").statusCode())
                    .isEqualTo(204);
            assertThat(post(web, "/api/text-faults", "fault=nonsense").statusCode()).isEqualTo(400);

            assertThat(text(web, "local-token", "+15005550100", "a").statusCode()).isEqualTo(503);
            assertThat(text(web, "local-token", "+15005550100", "a").statusCode()).isEqualTo(503);
            assertThat(text(web, "local-token", "+15005550100", "a").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void showsHostileTextsHarmlessly() throws Exception {
        try (var web = web(new Mailbox(directory, Clock.systemUTC()))) {
            web.start();
            text(web, "local-token", "+15005550100", "<script>alert(1)</script>");

            for (var page : List.of("/", "/phones", "/phones/+15005550100")) {
                assertThat(get(web, page).body()).doesNotContain("<script>");
            }
        }
    }

    @Test
    void textsFromAPhoneThatNobodyKnowsYet() throws Exception {
        try (var web = web(new Mailbox(directory, Clock.systemUTC()))) {
            web.start();
            assertThat(get(web, "/phones").body()).contains("action=\"/phones\"");

            var sent = post(web, "/phones", "number=%2B14155550123&text=Hello");

            assertThat(sent.statusCode()).isEqualTo(303);
            assertThat(sent.headers().firstValue("Location")).contains("/phones/+14155550123");
            assertThat(get(web, "/phones/+14155550123").body()).contains("Hello");
            assertThat(post(web, "/phones", "number=x&text=Hello").statusCode()).isEqualTo(405);
        }
    }

    private static HttpResponse<String> text(WebServer web, String token, String to, String body)
            throws Exception {
        var form = new Form(Map.of("To", to, "From", "+15005550006", "Body", body)).encoded();
        var credentials =
                Base64.getEncoder().encodeToString(("AClocal:" + token).getBytes(US_ASCII));
        try (var client = HttpClient.newHttpClient()) {
            var path = "/2010-04-01/Accounts/AClocal/Messages.json";
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                            .header("Authorization", "Basic " + credentials)
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> answerAs(WebServer web, String number, String form)
            throws Exception {
        return post(web, "/phones/" + number, form);
    }

    @Test
    void dropsTheMessagesOfSomebodyForThePracticeAlone() throws Exception {
        var smtp = FreePorts.next();
        var mailbox = new Mailbox(directory, Clock.systemUTC());
        try (var mail = new MailServer("127.0.0.1", smtp, mailbox);
                var web = web(mailbox)) {
            mail.start();
            web.start();
            send(smtp, "Yours", "alex@example.com");
            send(smtp, "Theirs", "sam@example.com");
            var theirs = "{\"addresses\": [\"ALEX@example.com\"], \"requestId\": null}";

            assertThat(erase(web, "Bearer somebody", theirs)).isEqualTo(401);
            assertThat(erase(web, "Bearer a token of the practice", "{")).isEqualTo(400);
            assertThat(mailbox.all()).hasSize(2);
            var about = theirs.replace("null", "\"no such request\"");
            assertThat(erase(web, "Bearer a token of the practice", about)).isEqualTo(204);
            assertThat(mailbox.all()).hasSize(2);
            assertThat(erase(web, "Bearer a token of the practice", theirs)).isEqualTo(204);
        }

        assertThat(new Mailbox(directory, Clock.systemUTC()).all())
                .extracting(Message::to)
                .containsExactly("sam@example.com");
    }

    private static int erase(WebServer web, String authorization, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + web.port()
                                                            + "/api/erasures"))
                                    .header("Authorization", authorization)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static HttpResponse<String> post(WebServer web, String path, String form)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private WebServer web(Mailbox mailbox) throws Exception {
        var texts = new Texts(directory, Clock.systemUTC());
        var gateway = new TextGateway(texts, "local-token", List.of());
        var spool = new Spool(mailbox, texts, "a token of the practice");
        return new WebServer("127.0.0.1", 0, mailbox, texts, gateway, spool);
    }

    private static void send(int port, String subject, String to) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("no-reply@lakeside.example", "Lakeside Counseling"));
        mail.setRecipient(RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject, "UTF-8");
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part("See you on Monday. – Lakeside", "text/plain; charset=UTF-8"));
        parts.addBodyPart(part("<p>See you on Monday.</p>", "text/html; charset=UTF-8"));
        parts.addBodyPart(part(INVITE, "text/calendar; charset=UTF-8; method=REQUEST"));
        mail.setContent(parts);
        Transport.send(mail);
    }

    private static MimeBodyPart part(String content, String type) throws Exception {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new jakarta.activation.DataHandler(
                        new jakarta.mail.util.ByteArrayDataSource(content, type)));
        part.setHeader("Content-Type", type);
        return part;
    }

    private static String words(JsonNode message, String field) {
        return message.path(field).asString();
    }

    private static HttpResponse<String> get(WebServer web, String path) throws Exception {
        return request(web, path, "GET");
    }

    private static HttpResponse<String> request(WebServer web, String path, String method)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + web.port() + path);
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
