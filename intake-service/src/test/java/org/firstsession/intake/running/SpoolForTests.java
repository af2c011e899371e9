// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail spool that remembers what it was asked to drop. */
public final class SpoolForTests {

    private final HttpServer server;
    private final List<String> drops = new CopyOnWriteArrayList<>();

    SpoolForTests() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/api/erasures",
                exchange -> {
                    var who = exchange.getRequestHeaders().getFirst("Authorization");
                    drops.add(
                            who
                                    + " "
                                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who asked and for what, in order. */
    public List<String> drops() {
        return List.copyOf(drops);
    }
}
