// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void countsWhatOthersDoAndNotWhatWeDo() {
        var before = new ProcessorTime(1_000, 5_000, 200);
        var after = new ProcessorTime(1_500, 6_000, 500);

        var load = Load.between(before, after, "");

        assertThat(load.othersBusy()).isEqualTo(0.2);
        assertThat(load.isBusy()).isTrue();
    }

    @Test
    void callsAMachineIdleThatOnlyWeKeepBusy() {
        var before = new ProcessorTime(1_000, 5_000, 200);
        var after = new ProcessorTime(2_000, 6_000, 1_190);

        assertThat(Load.between(before, after, "").isBusy()).isFalse();
    }
}
