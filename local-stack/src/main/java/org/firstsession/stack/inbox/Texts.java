// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** All text messages: one file each, so that they survive a restart, and a copy in memory. */
final class Texts {

    private static final String SUFFIX = ".text.json";

    private final Path directory;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ConcurrentNavigableMap<String, Text> texts = new ConcurrentSkipListMap<>();
    private long lastMillis;

    Texts(Path directory, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.clock = clock;
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (var file : files) {
                var text = json.readValue(file, Text.class);
                texts.put(text.id(), text);
                lastMillis = Math.max(lastMillis, text.at().toEpochMilli());
            }
        }
    }

    synchronized Text keep(boolean outgoing, String from, String to, String body)
            throws IOException {
        // Ids sort by time of arrival, so two in one millisecond need two numbers.
        lastMillis = Math.max(clock.millis(), lastMillis + 1);
        var id = "t" + lastMillis;
        var text = new Text(id, outgoing, from, to, body, Instant.ofEpochMilli(lastMillis));
        var fresh = directory.resolve(id + ".new");
        Files.write(fresh, json.writeValueAsBytes(text));
        Files.move(fresh, directory.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        texts.put(id, text);
        return text;
    }

    /** In order of arrival. */
    List<Text> all() {
        return List.copyOf(texts.values());
    }

    /** What one phone has got and sent, in order. */
    List<Text> ofPhone(String number) {
        return texts.values().stream().filter(text -> text.phone().equals(number)).toList();
    }

    Optional<Text> find(String id) {
        return Optional.ofNullable(texts.get(id));
    }

    void clear() throws IOException {
        drop(text -> true);
    }

    /** Deletes texts, their files first. */
    synchronized void drop(Predicate<Text> which) throws IOException {
        for (var text : List.copyOf(texts.values())) {
            if (which.test(text)) {
                Files.deleteIfExists(directory.resolve(text.id() + SUFFIX));
                texts.remove(text.id());
            }
        }
    }
}
