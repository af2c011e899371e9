// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;

/** Runs a stack of its own once, beside any other, so that later starts are quicker. */
final class Quickening {

    private Quickening() {}

    static void run(StackSettings settings, Progress progress) {
        if (Runtime.version().feature() < StartCaches.FIRST_JAVA) {
            throw new PartFailure(
                    "java",
                    "is " + Runtime.version().feature() + "; quick starts need 25 or newer");
        }
        var home = settings.home().resolve("quicken");
        Folders.delete(home);
        var once = settings.elsewhere(home).recording();
        var caches = once.startCaches();
        prepare(caches);
        var stack = new LocalStack(once, progress);
        var programs = new LinkedHashMap<String, StartCaches.Program>();
        try {
            stack.start();
            stack.running()
                    .forEach(
                            (part, process) -> programs.put(part, StartCaches.Program.of(process)));
        } finally {
            progress.say("Stopping; each part writes down what it did ...");
            stack.stop();
        }
        programs.values().removeIf(program -> !StartCaches.isRecorded(program));
        for (var program : programs.entrySet()) {
            progress.say("Making the cache of " + program.getKey() + " ...");
            caches.make(program.getKey(), program.getValue(), once.log(program.getKey()));
        }
        Folders.delete(home);
    }

    private static void prepare(StartCaches caches) {
        Folders.delete(caches.folder());
        try {
            Files.createDirectories(caches.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
