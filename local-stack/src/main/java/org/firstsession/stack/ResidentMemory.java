// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory that processes hold, as Linux counts it. */
public final class ResidentMemory {

    private ResidentMemory() {}

    /** Of a process and all below it, in megabytes; a page that several share counts once. */
    public static long megabytes(ProcessHandle process) {
        var kilobytes =
                Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(each -> kilobytes(each.pid()))
                        .sum();
        return Math.round(kilobytes / 1024.0);
    }

    /** PostgreSQL's many processes share most of what they hold, so plain sizes don't add up. */
    private static long kilobytes(long pid) {
        var process = Path.of("/proc", Long.toString(pid));
        try (var lines = Files.lines(process.resolve("smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }
}
