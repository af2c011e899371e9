// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.sql.SQLException;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The yardstick behind HTTP: the same server as intake-service's, on virtual threads, and one
 * statement for each booking. It has no vault, no links, no log and no rules. Runs in a process of
 * its own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BookingServer.Bookings.class)
class BookingServer {

    /** Arguments: port, database, connections. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BookingServer.class)
                .properties(
                        Map.of(
                                "server.address",
                                "127.0.0.1",
                                "server.port",
                                arguments[0],
                                "spring.threads.virtual.enabled",
                                true,
                                "spring.main.banner-mode",
                                "off",
                                "logging.level.root",
                                "warn",
                                "booking.database",
                                arguments[1],
                                "booking.connections",
                                arguments[2]))
                .run();
    }

    @Bean
    BookingDesk desk(
            @Value("${booking.database}") String database,
            @Value("${booking.connections}") int connections) {
        return new BookingDesk(database, connections);
    }

    /** Bookings as JSON. */
    @RestController
    static class Bookings {

        private final BookingDesk desk;

        Bookings(BookingDesk desk) {
            this.desk = desk;
        }

        /** Whether clients are served. */
        @GetMapping("/bookings")
        String isOpen() {
            return "open";
        }

        /** Books an hour: 200, or 409 when it is taken. */
        @PostMapping("/bookings")
        ResponseEntity<Answer> book(@RequestBody Wish wish)
                throws SQLException, InterruptedException {
            boolean booked = desk.book(Booking.EXCLUSION_CONSTRAINT, wish);
            return ResponseEntity.status(booked ? 200 : 409).body(new Answer(booked, wish));
        }
    }

    /** What a client is told. */
    record Answer(boolean booked, Wish wish) {}
}
