// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrisisAnswerTest {

    private final CrisisAnswer answer = CrisisAnswer.standard();

    @Test
    void namesTheLinesInBothLanguages() {
        for (var lines : List.of(answer.en(), answer.es())) {
            assertThat(String.join(" ", lines))
                    .contains("911", "988", "AYUDA", "1-800-799-7233", "88788");
        }
        assertThat(answer.es()).hasSameSizeAs(answer.en());
    }

    @Test
    void saysThatNobodyWatchesAroundTheClock() {
        assertThat(answer.en().getLast()).contains("Nobody watches this inbox around the clock");
        assertThat(answer.es().getLast()).contains("Nadie vigila este buzón las 24 horas");
    }
}
