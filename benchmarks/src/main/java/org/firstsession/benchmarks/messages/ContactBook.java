// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Answers in intake-service's place: everybody can be reached by mail, at an address that tells the
 * person's id. Closed, it says of everybody that they were erased, so that nothing leaves.
 */
final class ContactBook implements AutoCloseable {

    static final String TOKEN = "benchmarks";

    private static final int ERASED = 410;
    private static final Pattern PERSON = Pattern.compile(".*/people/([^/?]+)");

    private final HttpServer server;
    private volatile boolean open = true;

    ContactBook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void open(boolean isOpen) {
        open = isOpen;
    }

    static String address(String personId) {
        return personId + "@client.example";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!open) {
                exchange.sendResponseHeaders(ERASED, -1);
                return;
            }
            var person = PERSON.matcher(exchange.getRequestURI().getPath());
            var body =
                    person.matches()
                            ? """
                            {"email": "%s", "contactBy": ["email"], "language": "en",
                             "link": "http://127.0.0.1:8080/c/0123456789abcdef0123456789abcdef"}\
                            """
                                    .formatted(address(person.group(1)))
                            : """
                            {"name": "Ana Ruiz", "email": "ana@lakeside.example"}\
                            """;
            var bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
