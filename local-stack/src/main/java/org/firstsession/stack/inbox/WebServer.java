// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The mailbox over HTTP: pages for people, JSON for tests. */
final class WebServer implements AutoCloseable {

    private static final Pattern MESSAGE = Pattern.compile("/messages/([0-9]+)(/html)?");
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";
    // What a mail brings with it may look like itself, and do nothing.
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
                    + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final HttpServer server;
    private final Mailbox mailbox;
    private final JsonMapper json = JsonMapper.builder().build();

    WebServer(String address, int port, Mailbox mailbox) throws IOException {
        this.mailbox = mailbox;
        this.server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
    }

    void start() {
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> get(exchange, path);
                case "DELETE" -> delete(exchange, path);
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private void delete(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/api/messages")) {
            mailbox.clear();
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(405, -1);
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        var message = MESSAGE.matcher(path);
        if (path.equals("/api/messages")) {
            send(exchange, 200, "application/json", json.writeValueAsString(mailbox.all()));
        } else if (path.equals("/")) {
            sendPage(exchange, 200, Pages.list(mailbox.all()));
        } else if (path.equals("/inbox.css")) {
            send(exchange, 200, "text/css", Pages.style());
        } else if (message.matches()) {
            var found = mailbox.find(message.group(1));
            if (found.isEmpty()) {
                sendPage(exchange, 404, Pages.notFound());
            } else if (message.group(2) == null) {
                sendPage(exchange, 200, Pages.one(found.get()));
            } else {
                sendMail(exchange, found.get());
            }
        } else {
            sendPage(exchange, 404, Pages.notFound());
        }
    }

    private static void sendPage(HttpExchange exchange, int status, String page)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", PAGE_POLICY);
        send(exchange, status, "text/html", page);
    }

    private static void sendMail(HttpExchange exchange, Message message) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", MAIL_POLICY);
        var html = message.html() == null ? "" : message.html();
        send(exchange, 200, "text/html", "<base target=\"_blank\">" + html);
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
