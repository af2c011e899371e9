// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What Kafka's clients or the broker are told in the place of what is built in.
 *
 * @param engine the environment of matching-service
 * @param broker lines of server.properties
 */
record Setting(String words, Map<String, String> engine, Map<String, String> broker) {

    static final Setting BUILT_IN = new Setting("as built in", Map.of(), Map.of());

    Setting {
        engine = Map.copyOf(engine);
        broker = Map.copyOf(broker);
    }

    static Setting consumer(Map<String, String> settings) {
        return client("consumer", settings);
    }

    static Setting producer(Map<String, String> settings) {
        return client("producer", settings);
    }

    static Setting broker(Map<String, String> settings) {
        return new Setting("broker: " + words(settings), Map.of(), settings);
    }

    private static Setting client(String client, Map<String, String> settings) {
        return new Setting(
                client + ": " + words(settings),
                settings.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        setting -> variable(client, setting.getKey()),
                                        Map.Entry::getValue)),
                Map.of());
    }

    private static String variable(String client, String name) {
        return "FIRSTSESSION_ENGINE_%s_%s"
                .formatted(client, name)
                .replace('.', '_')
                .toUpperCase(Locale.ROOT);
    }

    private static String words(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> setting.getKey() + " " + setting.getValue())
                        .collect(Collectors.joining(", "));
    }
}
