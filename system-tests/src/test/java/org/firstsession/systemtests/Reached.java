// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Everything that reaches one person, byte for byte, sorted by the way it came. */
final class Reached {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\"[^>]*? value=\"([^\"]*)\"");

    private final Map<String, StringBuilder> bytes = new LinkedHashMap<>();
    private final HttpClient browser =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();

    /** What came by each way. */
    Map<String, StringBuilder> bytes() {
        return bytes;
    }

    /** A page as a browser gets it. */
    String page(String url) {
        return take("page", request(url).header("Accept", "text/html").GET());
    }

    /** What a program gets at a link. */
    String json(String url) {
        return take("JSON", request(url).header("Accept", "application/json").GET());
    }

    String post(String url, String json) {
        return take(
                "JSON",
                request(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    /** Presses a button of a page that was seen, with some words in its form if there are any. */
    String press(String page, String url, String words) {
        var csrf = HIDDEN.matcher(page);
        var token = "";
        while (csrf.find()) {
            token = csrf.group(1).equals("_csrf") ? csrf.group(2) : token;
        }
        return take(
                "page",
                request(url)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + token + words)));
    }

    /** A file for a calendar. */
    String calendar(String url) {
        return take("calendar file", request(url).GET());
    }

    /** The mails that came to an address. */
    void mails(String address) {
        for (var mail : Client.get(Stack.inbox() + "/api/messages")) {
            if (mail.path("to").asString().contains(address)) {
                add("mail", mail.toString());
            }
        }
    }

    private String take(String way, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = browser.send(request.build(), BodyHandlers.ofString());
            add(way, answer.body());
            add("headers", answer.headers().map().toString());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void add(String way, String what) {
        bytes.computeIfAbsent(way, any -> new StringBuilder()).append(what).append('\n');
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }
}
