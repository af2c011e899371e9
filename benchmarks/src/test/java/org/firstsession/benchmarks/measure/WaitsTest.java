// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitsTest {

    @Test
    void tellsTheWaitThatSoManyStayedBelow() {
        var waits =
                new Waits(IntStream.rangeClosed(1, 200).mapToObj(each -> 201.0 - each).toList());

        assertThat(waits.median()).isEqualTo(100);
        assertThat(waits.p99()).isEqualTo(198);
        assertThat(waits.quantile(1)).isEqualTo(200);
    }
}
