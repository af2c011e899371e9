// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine's configuration.
 *
 * @param kafka Kafka's address
 * @param registry the schema registry's address
 * @param instance tells the instances of this service apart; stable over restarts
 * @param roster the file from which a practice without events is opened; null for none
 * @param offerSeconds life of a web offer, in the place of the policy's; null leaves it to the
 *     policy
 * @param engine the Kafka clients' settings, for measurements
 */
@ConfigurationProperties("firstsession")
record EngineProperties(
        String kafka,
        String registry,
        String instance,
        @Nullable Path roster,
        @Nullable Integer offerSeconds,
        @DefaultValue ClientTuning engine) {}
