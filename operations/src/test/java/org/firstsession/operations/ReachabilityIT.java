// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReachabilityIT {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsThatKafkaIsAway() throws IOException {
        var address = "127.0.0.1:" + unusedPort();

        assertThat(run("topics", "check", "--kafka", address)).isEqualTo(3);
        assertThat(err.toString()).isEqualToIgnoringNewLines("Kafka does not answer at " + address);
    }

    @Test
    void tellsThatTheRegistryIsAway() throws IOException {
        var url = "http://127.0.0.1:" + unusedPort();

        assertThat(run("schemas", "check", "--registry", url)).isEqualTo(3);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("the registry does not answer at " + url);
    }

    @Test
    void keepsAskingARegistryThatIsStillStarting() throws IOException {
        var questions = new AtomicInteger();
        var registry = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
        registry.createContext(
                "/",
                exchange -> {
                    boolean starting = questions.incrementAndGet() == 1;
                    var answer = starting ? "{\"error_code\":50003}" : "{\"id\":1}";
                    var bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(starting ? 503 : 200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        registry.start();
        try {
            var url = "http://127.0.0.1:" + registry.getAddress().getPort();

            assertThat(run("schemas", "register", "--registry", url, "--wait", "30")).isEqualTo(0);
            assertThat(out.toString())
                    .contains("practice.events-org.firstsession.events.TrialOffered");
        } finally {
            registry.stop(0);
        }
    }

    private int run(String... arguments) {
        return Ops.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }
}
