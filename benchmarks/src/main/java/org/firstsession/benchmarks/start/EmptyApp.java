// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.start;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The yardstick of a service: an application with its starters and libraries and nothing of its
 * own. Runs in a process of its own, with a service's jars on its class path.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EmptyApp {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(EmptyApp.class).run(arguments);
    }
}
