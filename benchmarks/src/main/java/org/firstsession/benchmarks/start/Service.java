// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.start;

/** The services that are measured. */
enum Service {
    INTAKE("intake-service"),
    MATCHING("matching-service"),
    NOTIFICATION("notification-service");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    String module() {
        return module;
    }
}
