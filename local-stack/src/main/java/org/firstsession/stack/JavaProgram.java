// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for programs on the Java that runs us, with the thrift that a laptop asks for. */
final class JavaProgram {

    private JavaProgram() {}

    /**
     * @param heapMegabytes the most that its heap may grow to
     */
    static List<String> command(int heapMegabytes, List<String> options, List<String> program) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-Xss512k");
        command.add("-XX:+UseSerialGC");
        command.add("-Djava.net.preferIPv4Stack=true");
        command.addAll(options);
        command.addAll(program);
        return List.copyOf(command);
    }
}
