// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers as intake-service's internal API does. */
public final class FakeIntake implements AutoCloseable {

    public static final String TOKEN = "token-of-the-test";

    private static final Object GONE = new Object();

    private final JsonMapper json = new JsonMapper();
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public FakeIntake() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/", this::answer);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a path answers from now on; without one it answers 503. */
    public void answers(String path, Object answer) {
        answers.put(path, answer);
    }

    /** A path answers from now on that what is asked for isn't kept any more. */
    public void hasLost(String path) {
        answers.put(path, GONE);
    }

    /** Answers 503 to everything. */
    public void goesAway() {
        answers.clear();
        questions.clear();
    }

    /** The bodies it was sent. */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean trusted =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var answer = answers.get(exchange.getRequestURI().getPath());
        if (!question.isEmpty()) {
            questions.add(question);
        }
        var bytes = answer == null || answer == GONE ? new byte[0] : json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                trusted ? status(answer) : 401, trusted && bytes.length > 0 ? bytes.length : -1);
        if (trusted && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static int status(@Nullable Object answer) {
        return answer == null ? 503 : answer == GONE ? 410 : 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
