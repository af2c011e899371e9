// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.RequestTrial;
import org.junit.jupiter.api.Test;

class MixedDayTest {

    @Test
    void leavesAFewSessionsStandingAndCancelsTheRest() {
        var day = MixedDay.of(2_000);

        assertThat(count(day, AcceptOffer.class)).isEqualTo(day.confirmed());
        assertThat(day.confirmed() - count(day, CancelTrial.class)).isEqualTo(60);
        assertThat(count(day, RequestTrial.class)).isGreaterThan(day.confirmed());
    }

    private static long count(MixedDay day, Class<?> type) {
        return day.commands().stream().filter(type::isInstance).count();
    }
}
