// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which processes are ours. A process id alone proves nothing: after a crash another process may
 * have been given it, so the time of its start is kept beside it.
 */
final class PidFiles {

    // The system derives the time from its clock, which may be set right in between.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path directory;

    PidFiles(Path directory) {
        this.directory = directory;
    }

    void write(String part, ProcessHandle process) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file(part), process.pid() + " " + startOf(process) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part's process, if it is running and ours. */
    Optional<ProcessHandle> find(String part) {
        try {
            if (!Files.exists(file(part))) {
                return Optional.empty();
            }
            var fields = Files.readString(file(part)).strip().split(" ");
            if (fields.length != 2) {
                return Optional.empty();
            }
            var startedAt = Instant.parse(fields[1]);
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(Processes::isRunning)
                    .filter(process -> isNear(startedAt, startOf(process)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String part) {
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private Path file(String part) {
        return directory.resolve(part + ".pid");
    }
}
