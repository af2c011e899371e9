// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Somebody with a browser that has cookies and no script. */
public final class PageVisitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private HttpResponse<String> page;

    /** Opens an address; the page that it leads to stays open. */
    public HttpResponse<String> open(String url) {
        page = send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html"));
        return page;
    }

    /** Sends a form of the open page to {@code action}; fields and values alternate. */
    public HttpResponse<String> press(String action, String... fields) {
        var form = new ArrayList<String>();
        var token = TOKEN.matcher(page.body());
        if (token.find()) {
            form.add(pair("_csrf", token.group(1)));
        }
        for (int i = 0; i < fields.length; i += 2) {
            form.add(pair(fields[i], fields[i + 1]));
        }
        var base = page.uri().getScheme() + "://" + page.uri().getAuthority();
        var path = page.uri().getPath().replaceAll("^(/[a-z]+/[^/]+)/.*", "$1");
        page =
                send(
                        HttpRequest.newBuilder(URI.create(base + path + "/" + action))
                                .header("Accept", "text/html")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(String.join("&", form))));
        return page;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, UTF_8);
    }
}
