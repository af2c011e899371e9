// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The ports of the stack, each with the variable that changes it. */
enum StackPort {
    INTAKE("intake-service", 8080),
    BOARD("matching-service", 8081),
    NOTIFICATION("notification-service", 8082),
    REGISTRY("registry", 8085),
    REGISTRY_MANAGEMENT("registry", 8086),
    KAFKA("kafka", 9092),
    KAFKA_CONTROLLER("kafka", 9093),
    POSTGRES("postgresql", 15432),
    SMTP("inbox", 2525),
    INBOX("inbox", 8025);

    static final String OFFSET = "FIRSTSESSION_PORT_OFFSET";

    private final String part;
    private final int usual;

    StackPort(String part, int usual) {
        this.part = part;
        this.usual = usual;
    }

    /** The part that listens on it. */
    String part() {
        return part;
    }

    /** The environment variable that changes it. */
    String variable() {
        return "FIRSTSESSION_" + name() + "_PORT";
    }

    /** Its name in JSON and in files. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ports that an environment asks for: a port of its own goes before the offset. */
    static Map<StackPort, Integer> from(Map<String, String> environment) {
        var offset = number(OFFSET, environment.getOrDefault(OFFSET, "0"));
        var ports = new EnumMap<StackPort, Integer>(StackPort.class);
        for (var port : values()) {
            var stated = environment.get(port.variable());
            var number =
                    stated == null || stated.isBlank()
                            ? port.usual + offset
                            : number(port.variable(), stated);
            if (number < 1 || number > 65_535) {
                throw new UsageException(
                        "%s: %d is not a port (%s or %s)"
                                .formatted(port.part, number, port.variable(), OFFSET));
            }
            ports.forEach((other, taken) -> {
                if (taken == number) {
                    throw new UsageException(
                            "%s and %s can't both have port %d"
                                    .formatted(other.variable(), port.variable(), number));
                }
            });
            ports.put(port, number);
        }
        return ports;
    }

    private static int number(String variable, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new UsageException(variable + " is not a whole number");
        }
    }
}
