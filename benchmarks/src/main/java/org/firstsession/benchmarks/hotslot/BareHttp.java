// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.measure.Rush;
import org.firstsession.benchmarks.measure.Throughput;
import org.firstsession.stack.FreePorts;
import tools.jackson.databind.json.JsonMapper;

/** People book with the yardstick behind HTTP. */
final class BareHttp implements AutoCloseable {

    private static final int BOOKED = 200;
    private static final int TAKEN = 409;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BookingDesk desk;
    private final URI bookings;
    private final ChildProcess server;

    /**
     * @param connections how many statements its server sends at a time
     */
    BareHttp(Cluster cluster, String database, int connections) {
        desk = new BookingDesk(database, 1);
        int port = FreePorts.next();
        bookings = URI.create("http://127.0.0.1:%d/bookings".formatted(port));
        server =
                cluster.startProgram(
                        "booking-server",
                        List.of(
                                // The services' own settings may stand on the class path too.
                                "-Dspring.config.name=booking-server",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BookingServer.class.getName(),
                                Integer.toString(port),
                                database,
                                Integer.toString(connections)));
        server.awaitReady(() -> Cluster.answers(bookings.toString()));
    }

    Answered run(HttpScene scene) throws Exception {
        desk.open(Booking.EXCLUSION_CONSTRAINT);
        var calls =
                scene.wishes().apply(scene.accepts()).stream()
                        .map(wish -> JsonMapper.shared().writeValueAsString(wish))
                        .map(body -> (Rush.Call<Boolean>) () -> isBooked(body))
                        .toList();
        var answers = Rush.of(calls);
        return new Answered(
                new Throughput(calls.size(), calls.size(), answers.wall(), Duration.ZERO),
                answers.all().stream().filter(booked -> booked).count(),
                desk.overlaps());
    }

    private boolean isBooked(String body) throws Exception {
        var request =
                HttpRequest.newBuilder(bookings)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        int status = http.send(request, BodyHandlers.ofString()).statusCode();
        return switch (status) {
            case BOOKED -> true;
            case TAKEN -> false;
            default -> throw new IllegalStateException("booking was answered with " + status);
        };
    }

    @Override
    public void close() {
        http.close();
        server.close();
        desk.close();
    }
}
