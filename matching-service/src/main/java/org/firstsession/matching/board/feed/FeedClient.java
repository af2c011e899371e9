// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a calendar from a server that somebody else named. Each connection is made to an address
 * that was looked up for it and checked, never to a name, so that a name which leads elsewhere a
 * moment later leads nowhere; where a server leads on to is checked alike.
 */
final class FeedClient {

    static final int MOST_BYTES = 2 << 20;
    static final int MOST_REDIRECTS = 2;

    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8_192;

    private final Reach reach;
    private final Lookup lookup;
    private final SSLContext trust;
    private final Duration longest;

    /**
     * A client.
     *
     * @param trust which certificates it takes
     * @param longest how long a calendar may take, with all that it is led through
     */
    FeedClient(Reach reach, Lookup lookup, SSLContext trust, Duration longest) {
        this.reach = reach;
        this.lookup = lookup;
        this.trust = trust;
        this.longest = longest;
    }

    Reach reach() {
        return reach;
    }

    /** Looks the addresses of a name up. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** By what a server tells whether its calendar has changed. */
    record Version(@Nullable String etag, @Nullable String lastModified) {
        static final Version NONE = new Version(null, null);
    }

    /** One question further. */
    private sealed interface Step {}

    /** What a server answers in the end. */
    sealed interface Answer extends Step {

        /** The calendar is still the version that was named. */
        record Unchanged() implements Answer {}

        /** The calendar in whole. */
        record Whole(byte[] bytes, Version version) implements Answer {}
    }

    private record Elsewhere(FeedAddress address) implements Step {}

    /**
     * Gets the calendar, unless it is still the known version.
     *
     * @throws FeedException when it can't be had
     */
    Answer get(FeedAddress address, Version known) {
        long until = System.nanoTime() + longest.toNanos();
        var at = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            switch (ask(at, known, until)) {
                case Answer answer -> {
                    return answer;
                }
                case Elsewhere elsewhere -> at = elsewhere.address();
            }
        }
        throw new FeedException(FeedTrouble.TOO_MANY_REDIRECTS);
    }

    /** Any answer that is late is cut off, at whatever byte. */
    private Step ask(FeedAddress at, Version known, long until) {
        var request = request(at, known);
        try (var client = client()) {
            CompletableFuture.delayedExecutor(until - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .execute(request::cancel);
            return client.execute(request, response -> answer(at, request, response));
        } catch (SocketTimeoutException e) {
            throw new FeedException(FeedTrouble.TOO_SLOW);
        } catch (IOException e) {
            throw new FeedException(
                    System.nanoTime() < until ? FeedTrouble.UNREACHABLE : FeedTrouble.TOO_SLOW);
        }
    }

    private static HttpGet request(FeedAddress at, Version known) {
        var request = new HttpGet(at.uri());
        request.setHeader(HttpHeaders.ACCEPT, "text/calendar, */*;q=0.1");
        if (known.etag() != null) {
            request.setHeader(HttpHeaders.IF_NONE_MATCH, known.etag());
        }
        if (known.lastModified() != null) {
            request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, known.lastModified());
        }
        return request;
    }

    private Step answer(FeedAddress at, HttpGet request, ClassicHttpResponse response)
            throws IOException {
        return switch (response.getCode()) {
            case HttpStatus.SC_OK ->
                    new Answer.Whole(
                            bytes(request, response),
                            new Version(
                                    header(response, HttpHeaders.ETAG),
                                    header(response, HttpHeaders.LAST_MODIFIED)));
            case HttpStatus.SC_NOT_MODIFIED -> new Answer.Unchanged();
            case HttpStatus.SC_MOVED_PERMANENTLY,
                    HttpStatus.SC_MOVED_TEMPORARILY,
                    HttpStatus.SC_SEE_OTHER,
                    HttpStatus.SC_TEMPORARY_REDIRECT,
                    HttpStatus.SC_PERMANENT_REDIRECT -> {
                var location = header(response, HttpHeaders.LOCATION);
                yield new Elsewhere(at.led(location == null ? "" : location, reach));
            }
            case HttpStatus.SC_UNAUTHORIZED,
                    HttpStatus.SC_FORBIDDEN,
                    HttpStatus.SC_NOT_FOUND,
                    HttpStatus.SC_GONE ->
                    throw new FeedException(FeedTrouble.NOT_GIVEN);
            default -> throw new FeedException(FeedTrouble.REFUSED);
        };
    }

    /** Whatever length a server states: no more than the limit is read. */
    private static byte[] bytes(HttpGet request, ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        var bytes = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            // Closing the answer would read it to its end.
            request.cancel();
            throw new FeedException(FeedTrouble.TOO_LARGE);
        }
        return bytes;
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** Nothing is kept from one question to the next: no connection, no cookie, no password. */
    private CloseableHttpClient client() {
        var timeout = Timeout.of(longest);
        var tls = RegistryBuilder.<TlsSocketStrategy>create();
        tls.register("https", new DefaultClientTlsStrategy(trust));
        var connections =
                BasicHttpClientConnectionManager.create(
                        null,
                        new CheckedLookup(),
                        tls.build(),
                        ManagedHttpClientConnectionFactory.builder()
                                .http1Config(
                                        Http1Config.custom()
                                                .setMaxHeaderCount(MOST_HEADERS)
                                                .setMaxLineLength(LONGEST_LINE)
                                                .build())
                                .build());
        connections.setConnectionConfig(
                ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
                .setUserAgent("First-Session")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** What the connection is made to is what was checked: nobody looks the name up again. */
    private final class CheckedLookup implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = lookup.of(host);
            if (found.length == 0) {
                throw new UnknownHostException();
            }
            if (!Arrays.stream(found).allMatch(reach::includes)) {
                throw new FeedException(FeedTrouble.NOT_PUBLIC);
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
