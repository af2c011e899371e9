// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider's own list of the texts that came in. */
@Component
class ProviderList {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** A day with more texts than this is one in which a person looks at the provider's pages. */
    private static final int MOST_PAGES = 50;

    private final TextSettings settings;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();

    ProviderList(TextSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * The texts that came in since a time, oldest first.
     *
     * @throws IOException when the list can't be had now
     */
    List<IncomingText> since(Instant since) throws IOException, InterruptedException {
        var found = new ArrayList<IncomingText>();
        var page = first(since);
        for (int i = 0; i < MOST_PAGES && !page.isEmpty(); i++) {
            var answer = get(page);
            boolean older = false;
            for (var node : answer.path("messages")) {
                var sentAt = time(node);
                older = sentAt.isBefore(since);
                if (older) {
                    // The list is newest first.
                    break;
                }
                if (node.path("direction").asString("").startsWith("inbound")) {
                    found.add(text(node, sentAt));
                }
            }
            var next = answer.path("next_page_uri").asString("");
            page = older || next.isEmpty() ? "" : settings.url() + next;
        }
        return found.reversed();
    }

    private String first(Instant since) {
        var day = DateTimeFormatter.ISO_LOCAL_DATE.format(since.atOffset(ZoneOffset.UTC));
        return settings.url()
                + "/2010-04-01/Accounts/"
                + settings.account()
                + "/Messages.json?PageSize=200&To="
                + URLEncoder.encode(settings.number(), StandardCharsets.UTF_8)
                + "&DateSent%3E="
                + day;
    }

    private JsonNode get(String page) throws IOException, InterruptedException {
        var credentials = settings.account() + ":" + settings.token();
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(page))
                                .timeout(ANSWER)
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                credentials.getBytes(
                                                                        StandardCharsets.UTF_8)))
                                .GET()
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("an unreadable list", e);
        }
    }

    private static IncomingText text(JsonNode node, Instant sentAt) {
        return new IncomingText(
                node.path("sid").asString(""),
                node.path("from").asString(""),
                node.path("body").asString(""),
                node.path("num_media").asInt(0),
                sentAt,
                true);
    }

    private static Instant time(JsonNode node) throws IOException {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    node.path("date_created").asString(""), Instant::from);
        } catch (DateTimeException e) {
            throw new IOException("a list without times", e);
        }
    }
}
