// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesIT {

    @TempDir Path directory;

    @Test
    void findsItsOwnProcessUntilItEnds() {
        var pids = new PidFiles(directory);
        var process = sleeper();
        try {
            pids.write("part", process);

            assertThat(pids.find("part")).contains(process);
        } finally {
            Processes.end(process, Duration.ofSeconds(5));
        }
        assertThat(pids.find("part")).isEmpty();
    }

    @Test
    void leavesAProcessAloneThatHasTheSameIdAndAnotherStart() throws Exception {
        var pids = new PidFiles(directory);
        var stranger = sleeper();
        try {
            Files.writeString(
                    directory.resolve("part.pid"), stranger.pid() + " 2020-01-01T00:00:00Z\n");

            assertThat(pids.find("part")).isEmpty();
        } finally {
            Processes.end(stranger, Duration.ofSeconds(5));
        }
    }

    @Test
    void findsNothingInAFileThatWasCutShort() throws Exception {
        Files.writeString(directory.resolve("part.pid"), "");

        assertThat(new PidFiles(directory).find("part")).isEmpty();
    }

    @Test
    void killsWhatDoesNotListen() {
        var deaf =
                Processes.start(
                                List.of("sh", "-c", "trap '' TERM; while :; do sleep 0.05; done"),
                                Map.of(),
                                directory,
                                directory.resolve("log"))
                        .toHandle();

        Processes.end(deaf, Duration.ofMillis(200));

        assertThat(Processes.isRunning(deaf)).isFalse();
    }

    private ProcessHandle sleeper() {
        return Processes.start(
                        List.of("sleep", "60"), Map.of(), directory, directory.resolve("log"))
                .toHandle();
    }
}
