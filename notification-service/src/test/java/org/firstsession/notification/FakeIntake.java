// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** intake-service's internal API, with answers that a test sets. Unknown people are a 404. */
public final class FakeIntake implements AutoCloseable {

    public static final String TOKEN = "internal-token";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    public FakeIntake() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/internal/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void person(String requestId, String personId, int status, String body) {
        answers.put(
                "/internal/practices/lakeside/requests/" + requestId + "/people/" + personId,
                new Answer(status, body));
    }

    public void invitation(String requestId, String body) {
        answers.put(
                "/internal/practices/lakeside/requests/" + requestId + "/invitation",
                new Answer(200, body));
    }

    public void therapist(String therapistId, String body) {
        answers.put(
                "/internal/practices/lakeside/therapists/" + therapistId, new Answer(200, body));
    }

    /** The paths that were asked for, with the token. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known =
                    ("Bearer " + TOKEN)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean purpose = "purpose=notification".equals(exchange.getRequestURI().getQuery());
            var path = exchange.getRequestURI().getPath();
            asked.add(path);
            var answer = answers.getOrDefault(path, new Answer(404, "{}"));
            int status = known && purpose ? answer.status() : 401;
            var body = (status == 200 ? answer.body() : "{}").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
