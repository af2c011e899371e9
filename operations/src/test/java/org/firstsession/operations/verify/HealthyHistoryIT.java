// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.firstsession.operations.history.Case;
import org.junit.jupiter.api.Test;

class HealthyHistoryIT {

    @Test
    void hasNothingToTellOfAHealthyHistory() {
        try (var healthy = Case.of(100)) {
            healthy.history().poison(new byte[] {1, 2, 3}, Instant.parse("2024-03-01T00:00:00Z"));
            healthy.write();

            var report = healthy.verify();

            assertThat(report.text()).contains("all that was checked holds");
            assertThat(report.exitCode()).isEqualTo(0);

            var replay = healthy.ops("replay", false);

            assertThat(replay.text()).contains(" 0 differences");
            assertThat(replay.exitCode()).isEqualTo(0);
        }
    }
}
