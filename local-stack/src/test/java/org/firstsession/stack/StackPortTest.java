// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StackPortTest {

    @Test
    void usesThePublishedPortsByDefault() {
        assertThat(StackPort.from(Map.of()))
                .containsEntry(StackPort.INTAKE, 8080)
                .containsEntry(StackPort.BOARD, 8081)
                .containsEntry(StackPort.NOTIFICATION, 8082)
                .containsEntry(StackPort.REGISTRY, 8085)
                .containsEntry(StackPort.KAFKA, 9092)
                .containsEntry(StackPort.POSTGRES, 15432)
                .containsEntry(StackPort.SMTP, 2525)
                .containsEntry(StackPort.INBOX, 8025);
    }

    @Test
    void movesAllPortsByTheOffset() {
        var usual = StackPort.from(Map.of());

        var moved = StackPort.from(Map.of("FIRSTSESSION_PORT_OFFSET", "1000"));

        assertThat(moved).hasSameSizeAs(usual).hasSize(StackPort.values().length);
        usual.forEach((port, number) -> assertThat(moved).containsEntry(port, number + 1000));
    }

    @Test
    void putsAStatedPortBeforeTheOffset() {
        var ports =
                StackPort.from(
                        Map.of(
                                "FIRSTSESSION_PORT_OFFSET", "1000",
                                "FIRSTSESSION_KAFKA_PORT", "19999"));

        assertThat(ports)
                .containsEntry(StackPort.KAFKA, 19_999)
                .containsEntry(StackPort.KAFKA_CONTROLLER, 10_093);
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> StackPort.from(Map.of("FIRSTSESSION_SMTP_PORT", "mail")))
                .isInstanceOf(UsageException.class)
                .hasMessage("FIRSTSESSION_SMTP_PORT is not a whole number");
        assertThatThrownBy(() -> StackPort.from(Map.of("FIRSTSESSION_PORT_OFFSET", "60000")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("68080 is not a port");
    }

    @Test
    void refusesOnePortForTwoParts() {
        assertThatThrownBy(() -> StackPort.from(Map.of("FIRSTSESSION_BOARD_PORT", "8080")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "FIRSTSESSION_INTAKE_PORT and FIRSTSESSION_BOARD_PORT can't both have port"
                                + " 8080");
    }
}
