// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ClientTuningTest {

    @Test
    void takesSpeedFromTheEnvironment() {
        var tuning =
                bound(
                        Map.of(
                                "FIRSTSESSION_ENGINE_CONSUMER_MAX_POLL_RECORDS", "500",
                                "FIRSTSESSION_ENGINE_PRODUCER_LINGER_MS", "0"));

        assertThat(tuning.consumer()).isEqualTo(Map.of("max.poll.records", "500"));
        assertThat(tuning.producer()).isEqualTo(Map.of("linger.ms", "0"));
    }

    @Test
    void isEmptyUnlessSomethingIsSet() {
        assertThat(bound(Map.of())).isEqualTo(new ClientTuning(Map.of(), Map.of()));
    }

    @Test
    void refusesWhatChangesTheMeaningOfADecision() {
        var environment =
                Map.<String, Object>of(
                        "FIRSTSESSION_ENGINE_CONSUMER_ISOLATION_LEVEL", "read_uncommitted");

        assertThatThrownBy(() -> bound(environment))
                .rootCause()
                .hasMessageContaining("isolation.level");
    }

    private static ClientTuning bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variables));
        return new Binder(ConfigurationPropertySources.get(environment))
                .bindOrCreate("firstsession.engine", ClientTuning.class);
    }
}
