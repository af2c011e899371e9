// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for notification-service: notes what it is handed, and can refuse for a while. */
public final class FakeNotification {

    private final HttpServer server;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    private FakeNotification(HttpServer server) {
        this.server = server;
    }

    static FakeNotification start() {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            var fake = new FakeNotification(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(
                    "/",
                    exchange -> {
                        try (exchange) {
                            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                            boolean refuses =
                                    fake.refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                            if (!refuses) {
                                fake.taken.add(exchange.getRequestURI().getPath() + " " + body);
                            }
                            exchange.sendResponseHeaders(refuses ? 503 : 204, -1);
                        }
                    });
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was taken over: path, a blank, and body. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** Refuses the next calls. */
    public void refuse(int times) {
        refusals.set(times);
    }
}
