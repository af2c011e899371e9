// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.text;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.plan.Route;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twilio's Messages resource, or that of a provider that speaks like it. */
@Component
class TwilioProvider implements TextProvider {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int OPTED_OUT = 21610;
    private static final int MOST_PAGES = 10;

    /** Provider and database may tell the time a little differently. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final NotificationProperties.Text settings;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    TwilioProvider(NotificationProperties properties) {
        this.settings = properties.text();
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    @Override
    public TextResult send(Route.Text route, String body, String effectId) {
        var form =
                field("To", route.destination())
                        + "&"
                        + field("From", settings.number())
                        + "&"
                        + field("Body", body)
                        + "&"
                        + field("StatusCallback", callback(settings, effectId));
        var request =
                request(messages())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try {
            return result(http.send(request, BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new TextResult.Failed(e.getClass().getSimpleName(), false);
        } catch (IOException e) {
            return new TextResult.Failed(e.getClass().getSimpleName(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TextResult.Failed("interrupted", true);
        }
    }

    @Override
    public Optional<String> find(Route.Text route, String body, Instant since, Set<String> known)
            throws ProviderUnavailableException {
        var sought = SentText.withoutLinks(body);
        var page =
                messages()
                        + "?PageSize=100&"
                        + field("To", route.destination())
                        + "&"
                        + field("From", settings.number());
        for (int pages = 0; pages < MOST_PAGES && !page.isEmpty(); pages++) {
            var answer = list(page);
            for (var node : answer.path("messages")) {
                var sent = sent(node);
                if (sent.createdAt().isBefore(since.minus(CLOCKS))) {
                    // The list is newest first.
                    return Optional.empty();
                }
                if (SentText.withoutLinks(sent.body()).equals(sought)
                        && !known.contains(sent.id())) {
                    return Optional.of(sent.id());
                }
            }
            var next = answer.path("next_page_uri").asString("");
            page = next.isEmpty() ? "" : settings.url() + next;
        }
        return Optional.empty();
    }

    /** Where the provider reports about a text; the signature covers all of it. */
    static String callback(NotificationProperties.Text settings, String effectId) {
        return settings.callbackUrl() + StatusCallbacks.PATH + effectId;
    }

    private JsonNode list(String page) throws ProviderUnavailableException {
        try {
            var answer = http.send(request(page).GET().build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ProviderUnavailableException("status " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (IOException | JacksonException e) {
            throw new ProviderUnavailableException(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailableException("interrupted");
        }
    }

    private static SentText sent(JsonNode node) throws ProviderUnavailableException {
        try {
            return new SentText(
                    node.path("sid").asString(""),
                    node.path("body").asString(""),
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                            node.path("date_created").asString(""), Instant::from));
        } catch (DateTimeException e) {
            throw new ProviderUnavailableException("a list without times");
        }
    }

    /**
     * 400 is about this text. 401, 403 and 404 say that our account isn't set up right, which a
     * person will mend; 429 asks for patience. After anything else the text may be on its way.
     */
    private TextResult result(HttpResponse<String> response) {
        int status = response.statusCode();
        return switch (status) {
            case 200, 201 -> accepted(response.body());
            case 400 -> refused(response.body());
            case 401, 403, 404, 429 -> new TextResult.Failed("status " + status, false);
            default -> new TextResult.Failed("status " + status, true);
        };
    }

    private TextResult accepted(String body) {
        try {
            var id = json.readTree(body).path("sid").asString("");
            return id.isEmpty()
                    ? new TextResult.Failed("an answer without an id", true)
                    : new TextResult.Accepted(id);
        } catch (JacksonException e) {
            return new TextResult.Failed("an unreadable answer", true);
        }
    }

    private TextResult refused(String body) {
        try {
            int code = json.readTree(body).path("code").asInt(0);
            return code == OPTED_OUT ? new TextResult.OptedOut() : new TextResult.Refused(code);
        } catch (JacksonException e) {
            return new TextResult.Refused(0);
        }
    }

    private HttpRequest.Builder request(String uri) {
        var credentials = settings.account() + ":" + settings.token();
        var basic =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(ANSWER)
                .header("Authorization", "Basic " + basic);
    }

    private String messages() {
        return settings.url() + "/2010-04-01/Accounts/" + settings.account() + "/Messages.json";
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
