// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.start;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.firstsession.benchmarks.measure.Rush;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;
import org.firstsession.stack.Postgres;
import org.firstsession.stack.SchemaRegistry;

/**
 * The yardstick: PostgreSQL, a broker, a registry and three empty applications, on empty data, all
 * started as soon as what they need is there, as {@code ./run} does. No topics, schemas or tables.
 */
final class BareParts implements AutoCloseable {

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final EnumMap<Service, EmptyApps.Running> apps = new EnumMap<>(Service.class);

    /** Starts them, has the applications answer some calls, and ends them. */
    static Started run(EmptyApps empty, Path folder, int calls) throws Exception {
        try (var bare = new BareParts()) {
            long from = System.nanoTime();
            bare.start(empty, folder);
            double seconds = (System.nanoTime() - from) / 1e9;
            var megabytes = new EnumMap<Service, Long>(Service.class);
            for (var app : bare.apps.entrySet()) {
                call(app.getValue().url(), calls);
                megabytes.put(app.getKey(), app.getValue().process().residentMegabytes());
            }
            return new Started(seconds, megabytes);
        }
    }

    private void start(EmptyApps empty, Path folder) {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = CompletableFuture.supplyAsync(() -> postgres(folder), pool);
            var all = new ArrayList<CompletableFuture<?>>();
            all.add(CompletableFuture.runAsync(() -> kafka(folder), pool));
            all.add(postgres.thenAcceptAsync(database -> registry(database, folder), pool));
            for (var service : Service.values()) {
                all.add(
                        postgres.thenAcceptAsync(
                                database -> app(empty, service, database, folder), pool));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    private Postgres postgres(Path folder) {
        var server = Postgres.start(folder.resolve("postgresql"), FreePorts.next());
        atEnd(server::close);
        return server;
    }

    private void kafka(Path folder) {
        atEnd(KafkaBroker.start(folder.resolve("kafka"), FreePorts.next())::close);
    }

    private void registry(Postgres database, Path folder) {
        var url = database(database, "registry");
        var home = folder.resolve("registry");
        atEnd(SchemaRegistry.start(home, FreePorts.next(), url, Postgres.USER)::close);
    }

    private void app(EmptyApps empty, Service service, Postgres database, Path folder) {
        var url = database(database, service.module().replace('-', '_'));
        var app = empty.start(service, url, folder.resolve(service.module() + ".log"));
        atEnd(app.process()::close);
        synchronized (this) {
            apps.put(service, app);
        }
    }

    private static String database(Postgres server, String name) {
        server.createDatabase(name);
        return server.jdbcUrl(name);
    }

    private static void call(String url, int calls) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            Rush.Call<Integer> call =
                    () -> http.send(request, BodyHandlers.ofString()).statusCode();
            Rush.of(Collections.nCopies(calls, call), OurStack.PEOPLE_AT_ONCE);
        }
    }

    private synchronized void atEnd(Runnable end) {
        parts.push(end);
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }
}
