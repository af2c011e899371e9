// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import java.util.stream.Stream;

/** Who is likely to call a path: a program, which reads problem details, or somebody's browser. */
final class Callers {

    private Callers() {}

    static boolean isProgram(String path) {
        return Stream.of("/api/", "/internal/", "/actuator/", "/v3/", "/webhooks/")
                .anyMatch(path::startsWith);
    }
}
