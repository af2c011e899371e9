// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stack lives and listens.
 *
 * @param home data, logs, secrets and process ids
 * @param apps unpacked services; derived from the build, so all stacks of a checkout share them
 * @param adminPassword the password that was asked for; otherwise one is made up
 * @param isRecording whether its parts write down what they do, for {@link StartCaches}
 */
record StackSettings(
        Path root,
        Path home,
        Path apps,
        Map<StackPort, Integer> ports,
        Optional<String> adminPassword,
        boolean isRecording) {

    static StackSettings from(Map<String, String> environment) {
        var root = ProjectFolder.root();
        var local = root.resolve(".local");
        var home = environment.get("FIRSTSESSION_HOME");
        return new StackSettings(
                root,
                home == null || home.isBlank() ? local : Path.of(home).toAbsolutePath(),
                local.resolve("apps"),
                StackPort.from(environment),
                Optional.ofNullable(environment.get("FIRSTSESSION_ADMIN_PASSWORD"))
                        .filter(password -> !password.isBlank()),
                false);
    }

    /** The same checkout with a stack elsewhere, on ports that are free now. */
    StackSettings elsewhere(Path otherHome) {
        var free = new EnumMap<StackPort, Integer>(StackPort.class);
        for (var port : StackPort.values()) {
            free.put(port, FreePorts.next());
        }
        return new StackSettings(root, otherHome, apps, free, adminPassword, isRecording);
    }

    /** The same stack, which writes down what it does for quicker starts. */
    StackSettings recording() {
        return new StackSettings(root, home, apps, ports, adminPassword, true);
    }

    StartCaches startCaches() {
        return new StartCaches(apps.resolve("caches"), isRecording);
    }

    int port(StackPort port) {
        return ports.getOrDefault(port, 0);
    }

    String url(StackPort port, String path) {
        return "http://127.0.0.1:" + port(port) + path;
    }

    Path data(String part) {
        return home.resolve("data").resolve(part);
    }

    Path log(String part) {
        return home.resolve("logs").resolve(part + ".log");
    }

    Path secrets() {
        return home.resolve("secrets");
    }

    Path run() {
        return home.resolve("run");
    }

    Path roster() {
        return root.resolve("local-stack/demo/lakeside.json");
    }
}
