// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCachesTest {

    @TempDir Path folder;

    private Path files;

    @BeforeEach
    void aProgram() throws Exception {
        assumeTrue(
                Runtime.version().feature() >= StartCaches.FIRST_JAVA,
                "AOT caches begin with Java " + StartCaches.FIRST_JAVA);
        files = Files.createDirectories(folder.resolve("program"));
        Files.writeString(files.resolve("program.jar"), "as it was built");
    }

    @Test
    void startsAsUsualWhereNothingWasLearnt() {
        assertThat(new StartCaches(folder, false).options("program", files)).isEmpty();
    }

    @Test
    void usesACacheUntilTheNextBuild() throws Exception {
        var cache = cache();
        Files.createFile(cache);
        var caches = new StartCaches(folder, false);

        assertThat(caches.options("program", files)).containsExactly("-XX:AOTCache=" + cache);

        Files.writeString(files.resolve("program.jar"), "built anew, and longer");
        assertThat(caches.options("program", files)).isEmpty();
    }

    @Test
    void knowsWhatIsRecorded() {
        var recorded = new StartCaches(folder, true).options("program", files);

        assertThat(StartCaches.isRecorded(new StartCaches.Program("java", recorded))).isTrue();
        assertThat(StartCaches.isRecorded(new StartCaches.Program("java", List.of()))).isFalse();
    }

    /** Beside what is recorded, under the same name. */
    private Path cache() {
        var recorded = new StartCaches(folder, true).options("program", files).getLast();
        var name = Path.of(recorded.substring(recorded.indexOf('=') + 1)).getFileName().toString();
        return folder.resolve(name.replace(".recorded", ".aot"));
    }
}
