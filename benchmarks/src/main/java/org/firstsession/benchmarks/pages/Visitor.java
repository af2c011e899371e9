// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser, as far as it matters here. */
final class Visitor implements AutoCloseable {

    private static final Pattern ASSET =
            Pattern.compile("<(?:link rel=\"stylesheet\" href|script src)=\"(/[^\"]+)\"");
    private static final String REQUEST =
            """
            {"kind":"individual","format":"virtual","state":"CA","timeZone":"America/Los_Angeles",
             "times":[],"person":{"name":"Bench Mark","email":"bench.mark@example.org",
             "adult":true,"consents":true}}\
            """;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String url;

    Visitor(String url) {
        this.url = url;
    }

    /** How long the answer to a page takes, to its last byte. */
    long nanos(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        bytes(path);
        return System.nanoTime() - begun;
    }

    /** Bytes on the way of a page and of all that it brings. */
    int weight(String path) throws IOException, InterruptedException {
        var page = bytes(path);
        int weight = page.body().length;
        var html = get(url + path).body();
        for (var asset : assets(html)) {
            weight += bytes(asset).body().length;
        }
        return weight;
    }

    /** Opens the page of a link; its cookie stays. */
    void open(String link) throws IOException, InterruptedException {
        get(link);
    }

    /** A request that waits with an offer, by its JSON. */
    JsonNode offered(String practice) throws IOException, InterruptedException {
        var asked =
                json(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                url
                                                        + "/api/practices/"
                                                        + practice
                                                        + "/trial-requests"))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(REQUEST)));
        var self = asked.at("/links/self").asString();
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            var view = json(HttpRequest.newBuilder(URI.create(self)).GET());
            if (view.path("state").asString().equals("offered")) {
                return view;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IOException("no offer came");
    }

    /** The request once its first option is taken. */
    JsonNode accepted(JsonNode offered) throws IOException, InterruptedException {
        var option = offered.at("/offer/options/0/optionId").asString();
        return json(
                HttpRequest.newBuilder(URI.create(offered.at("/links/accept").asString()))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"optionId\":\"" + option + "\"}")));
    }

    private static Set<String> assets(String html) {
        var assets = new LinkedHashSet<String>();
        var found = ASSET.matcher(html);
        while (found.find()) {
            assets.add(found.group(1));
        }
        return assets;
    }

    private HttpResponse<String> get(String link) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Accept", "text/html,*/*")
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " from " + path);
        }
        return answer;
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " from " + answer.uri().getPath());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
