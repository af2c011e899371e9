// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Time that the processors have spent since the machine started, in ticks, as Linux counts it.
 *
 * @param busy spent on anything at all, what a host took away included
 * @param all busy or not
 * @param own of that, what this process and the children that it has now or had have used
 */
record ProcessorTime(long busy, long all, long own) {

    private static final Path STAT = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAITING_FOR_DISK = 4;
    private static final int COUNTED = 8;

    static ProcessorTime now() {
        try (var lines = Files.lines(STAT)) {
            var ticks =
                    Arrays.stream(lines.findFirst().orElseThrow().strip().split(" +"))
                            .skip(1)
                            .limit(COUNTED)
                            .mapToLong(Long::parseLong)
                            .toArray();
            long all = Arrays.stream(ticks).sum();
            return new ProcessorTime(all - ticks[IDLE] - ticks[WAITING_FOR_DISK], all, ofOwn());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ofOwn() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(each -> ticks(each.pid()))
                .sum();
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // What follows the name, which may hold blanks: state is field 3, utime is field 14.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
        } catch (IOException e) {
            // It has ended meanwhile; its parent has its time by then.
            return 0;
        }
    }
}
