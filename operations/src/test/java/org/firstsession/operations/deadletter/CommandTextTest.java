// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.junit.jupiter.api.Test;

class CommandTextTest {

    private static final WithdrawRequest COMMAND =
            WithdrawRequest.newBuilder()
                    .setCommandId("c1")
                    .setPracticeId("lakeside")
                    .setRecordedAt(Instant.parse("2026-11-02T10:00:00Z"))
                    .setActor(new Actor(ActorRole.CLIENT, "p1"))
                    .setChannel(Channel.WEB)
                    .setRequestId("r1")
                    .setPersonId("p1")
                    .build();

    @Test
    void readsBackWhatItWrites() {
        assertThat(CommandText.parse(CommandText.of(COMMAND))).isEqualTo(COMMAND);
    }

    @Test
    void takesAnEdit() {
        var edited = CommandText.of(COMMAND).replace("\"r1\"", "\"r2\"");

        assertThat(CommandText.parse(edited).get("requestId")).isEqualTo("r2");
    }

    @Test
    void refusesAnotherType() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CommandText.parse("DropTable\n{}"))
                .withMessageContaining("'DropTable'");
    }

    @Test
    void refusesAFieldThatIsMissing() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CommandText.parse("WithdrawRequest\n{\"commandId\": \"c1\"}"));
    }
}
