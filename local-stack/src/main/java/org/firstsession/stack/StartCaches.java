// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What Java has learnt from an earlier run of a program: a start with such a cache takes less than
 * half the processor time (AOT caches of JEP 483 and 515; before Java 25 there are none). A cache
 * belongs to the very files and the very Java that it was made of; after the next build a program
 * starts without.
 *
 * @param folder where the caches are
 * @param recording whether runs are recorded, for a cache to be made of them
 */
record StartCaches(Path folder, boolean recording) {

    static final int FIRST_JAVA = 25;

    private static final String RECORD = "-XX:AOTMode=record";
    private static final String RECORDED = "-XX:AOTConfiguration=";

    /**
     * What to tell Java when it starts a program.
     *
     * @param files the folder with all that the program consists of
     */
    List<String> options(String program, Path files) {
        if (Runtime.version().feature() < FIRST_JAVA) {
            return List.of();
        }
        var name = program + "-" + fingerprint(files);
        if (recording) {
            return List.of(RECORD, RECORDED + folder.resolve(name + ".recorded"));
        }
        var cache = folder.resolve(name + ".aot");
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /** Whether a process writes down what it did when it ends, which takes it a while. */
    static boolean isRecorded(Program program) {
        return program.arguments().contains(RECORD);
    }

    /** Makes the cache of a program whose recorded run has ended. */
    void make(String part, Program program, Path log) {
        var recorded =
                program.arguments().stream()
                        .filter(it -> it.startsWith(RECORDED))
                        .map(it -> Path.of(it.substring(RECORDED.length())))
                        .findFirst()
                        .orElseThrow();
        var fresh = recorded.resolveSibling(part + ".new");
        var command = new ArrayList<>(List.of(program.java(), "-XX:AOTMode=create"));
        command.add("-XX:AOTCache=" + fresh);
        program.arguments().stream().filter(it -> !it.equals(RECORD)).forEach(command::add);
        Processes.run(part, command, folder, log);
        var name = recorded.getFileName().toString().replace(".recorded", ".aot");
        try {
            // In one step: no start may meet half a cache.
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Files.delete(recorded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java looks at names, sizes and times, too, before it trusts a cache. */
    private static String fingerprint(Path files) {
        var sum = new CRC32();
        sum.update(Runtime.version().toString().getBytes(UTF_8));
        try (var all = Files.walk(files)) {
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                var line =
                        "%s %d %s%n"
                                .formatted(file, Files.size(file), Files.getLastModifiedTime(file));
                sum.update(line.getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(sum.getValue());
    }

    /** A Java program as it was started. */
    record Program(String java, List<String> arguments) {

        static Program of(ProcessHandle process) {
            return new Program(
                    process.info().command().orElse("java"),
                    List.of(process.info().arguments().orElse(new String[0])));
        }
    }
}
