// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResidentMemoryIT {

    @Test
    void seesWhatThisProcessHolds() {
        assertThat(ResidentMemory.megabytes(ProcessHandle.current())).isBetween(20L, 8_000L);
    }
}
