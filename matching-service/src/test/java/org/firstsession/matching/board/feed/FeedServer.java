// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server on this machine that has a calendar, or whatever a test wants it to answer. */
final class FeedServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile HttpHandler answer = exchange -> exchange.sendResponseHeaders(404, -1);

    FeedServer(@Nullable SSLContext certificate) {
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (certificate == null) {
                server = HttpServer.create(here, 0);
            } else {
                var secure = HttpsServer.create(here, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(certificate));
                server = secure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            answer.handle(exchange);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/private-a1b2/ana.ics";
    }

    /** How many questions reached it. */
    int asked() {
        return asked.get();
    }

    void answers(HttpHandler with) {
        answer = with;
    }

    void answers(int status) {
        answers(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    void answers(String calendar) {
        answers(exchange -> give(exchange, calendar));
    }

    void leadsTo(String location) {
        answers(exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** So long as somebody listens. */
    void answersWithoutEnd(String piece, long pauseMillis) {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!Thread.currentThread().isInterrupted()) {
                exchange.getResponseBody().write(piece.getBytes(UTF_8));
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(pauseMillis * 1_000_000);
            }
        });
    }

    static void give(HttpExchange exchange, String calendar) throws IOException {
        var bytes = calendar.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
