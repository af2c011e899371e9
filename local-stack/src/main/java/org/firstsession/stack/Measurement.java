// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a start on empty data costs.
 *
 * @param readySeconds from the first process to the moment when all is ready
 * @param parts seconds from the start of each part until it was ready
 * @param residentMegabytes memory of each part, its child processes included, when all was ready
 */
@JsonPropertyOrder({"java", "processors", "readySeconds", "parts", "residentMegabytes"})
record Measurement(
        String java,
        int processors,
        double readySeconds,
        Map<String, Double> parts,
        Map<String, Long> residentMegabytes) {

    /** Starts a stack of its own, beside any other, takes the figures and removes it. */
    static Measurement take(StackSettings settings, PrintStream progressOut) {
        var home = settings.home().resolve("measure");
        Folders.delete(home);
        var progress = new Progress(progressOut);
        var stack = new LocalStack(settings.elsewhere(home), progress);
        try {
            var from = System.nanoTime();
            stack.start();
            var ready = Duration.ofNanos(System.nanoTime() - from);
            var seconds = new LinkedHashMap<String, Double>();
            progress.times().forEach((part, took) -> seconds.put(part, Progress.seconds(took)));
            var memory = new LinkedHashMap<String, Long>();
            stack.running()
                    .forEach(
                            (part, process) -> memory.put(part, ResidentMemory.megabytes(process)));
            return new Measurement(
                    System.getProperty("java.runtime.version"),
                    Runtime.getRuntime().availableProcessors(),
                    Progress.seconds(ready),
                    seconds,
                    memory);
        } finally {
            stack.stop();
            Folders.delete(home);
        }
    }

    String toTable() {
        var table =
                new StringBuilder("%-22s %9s %12s%n".formatted("part", "ready, s", "memory, MB"));
        parts.forEach((part, seconds) ->
                table.append(
                        "%-22s %9.1f %12d%n"
                                .formatted(
                                        part, seconds, residentMegabytes.getOrDefault(part, 0L))));
        var sum = residentMegabytes.values().stream().mapToLong(Long::longValue).sum();
        return table.append("%-22s %9.1f %12d%n".formatted("all", readySeconds, sum))
                .append("Java %s, %d processors".formatted(java, processors))
                .toString();
    }

    String toJson() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this);
    }
}
