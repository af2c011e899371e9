// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mails and texts over HTTP: pages for people, JSON for tests, a provider of texts for services.
 */
final class WebServer implements AutoCloseable {

    private static final Pattern MESSAGE = Pattern.compile("/messages/(t?[0-9]+)(/html)?");
    private static final Pattern PHONE = Pattern.compile("/phones/(\\+[0-9]{7,15})");
    private static final int LONGEST_FORM = 20_000;
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";
    // What a mail brings with it may look like itself, and do nothing.
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
                    + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final HttpServer server;
    private final Mailbox mailbox;
    private final Texts texts;
    private final TextGateway gateway;
    private final Spool spool;
    private final JsonMapper json = JsonMapper.builder().build();

    WebServer(
            String address,
            int port,
            Mailbox mailbox,
            Texts texts,
            TextGateway gateway,
            Spool spool)
            throws IOException {
        this.mailbox = mailbox;
        this.texts = texts;
        this.gateway = gateway;
        this.spool = spool;
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
            if (TextGateway.serves(path)) {
                gateway.answer(exchange);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET", "HEAD" -> get(exchange, path);
                case "POST" -> post(exchange, path);
                case "DELETE" -> delete(exchange, path);
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private void delete(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/api/messages")) {
            mailbox.clear();
            texts.clear();
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(405, -1);
        }
    }

    /**
     * An answer from a phone, a fault that the next texts shall meet, or messages to be dropped.
     */
    private void post(HttpExchange exchange, String path) throws IOException {
        var body =
                new String(
                        exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8);
        var form = Form.parse(body);
        // A phone that the practice knows nothing of yet is named in the form.
        var phone = PHONE.matcher(path.equals("/phones") ? "/phones/" + form.get("number") : path);
        if (phone.matches() && !form.get("text").isBlank()) {
            gateway.bring(phone.group(1), form.get("text"));
            exchange.getResponseHeaders().set("Location", "/phones/" + phone.group(1));
            exchange.sendResponseHeaders(303, -1);
        } else if (path.equals("/api/text-faults")) {
            var fault = TextFault.named(form.get("fault"));
            var times = form.get("times").isEmpty() ? "1" : form.get("times");
            boolean usable = fault.isPresent() && times.matches("[0-9]{1,4}");
            fault.filter(known -> usable)
                    .ifPresent(known -> gateway.fail(known, Integer.parseInt(times)));
            exchange.sendResponseHeaders(usable ? 204 : 400, -1);
        } else if (path.equals("/api/erasures")) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            exchange.sendResponseHeaders(spool.drop(authorization, body), -1);
        } else {
            exchange.sendResponseHeaders(405, -1);
        }
    }

    /** Mails and texts, in order of arrival. */
    private List<Message> messages() {
        return Stream.concat(mailbox.all().stream(), texts.all().stream().map(Text::asMessage))
                .sorted(Comparator.comparing(Message::receivedAt))
                .toList();
    }

    private Optional<Message> find(String id) {
        return id.startsWith("t") ? texts.find(id).map(Text::asMessage) : mailbox.find(id);
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        var message = MESSAGE.matcher(path);
        var phone = PHONE.matcher(path);
        if (path.equals("/api/messages")) {
            send(exchange, 200, "application/json", json.writeValueAsString(messages()));
        } else if (path.equals("/")) {
            sendPage(exchange, 200, Pages.list(messages()));
        } else if (path.equals("/inbox.css")) {
            send(exchange, 200, "text/css", Pages.style());
        } else if (path.equals("/phones")) {
            sendPage(exchange, 200, PhonePages.list(texts.all()));
        } else if (phone.matches()) {
            sendPage(exchange, 200, PhonePages.one(phone.group(1), texts.ofPhone(phone.group(1))));
        } else if (message.matches()) {
            var found = find(message.group(1));
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
