// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.firstsession.engine.types.Policy;
import org.firstsession.matching.avro.AvroPolicy;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Scarcity;
import org.firstsession.types.ScarcityPrice;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.junit.jupiter.api.Test;

class PolicyTextTest {

    private static final WeeklyWindow EVENING = new WeeklyWindow(Weekday.TUE, 1_080, 1_170);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Test
    void writesWhatAChangeReads() {
        var rich =
                policy(
                        Samples.policy()
                                .setNeedsPerson(List.of("self-harm", "court"))
                                .setWorkingHours(List.of(EVENING))
                                .setScarcity(
                                        new Scarcity(
                                                40,
                                                0,
                                                List.of(
                                                        new ScarcityPrice(
                                                                "t-1", EVENING, 450, DAY, DAY),
                                                        new ScarcityPrice(
                                                                "t-2", EVENING, 90, null, null)),
                                                100)));
        var plain = policy(Samples.policy());

        assertThat(plain).isNotEqualTo(rich);
        assertThat(PolicyText.yaml(plain)).contains("needsPerson: []", "workingHours: []");
        assertThat(PolicyChange.parse(PolicyText.yaml(rich)).applyTo(plain)).isEqualTo(rich);
        assertThat(PolicyChange.parse(PolicyText.yaml(plain)).applyTo(rich)).isEqualTo(plain);
    }

    @Test
    void tellsWhatIsDifferent() {
        var before = policy(Samples.policy());
        var after =
                PolicyChange.parse(
                                """
                                noticeMinutes: 2880
                                weights: { fairness: 60 }
                                needsPerson: [a, b, c, d]
                                """)
                        .applyTo(before);

        assertThat(PolicyText.differences(before, after))
                .containsExactly(
                        "noticeMinutes: 720 → 2880",
                        "needsPerson: [] → 4 of them",
                        "weights.fairness: 30 → 60");
        assertThat(PolicyText.differences(after, after)).isEmpty();
    }

    private static Policy policy(org.firstsession.types.Policy.Builder policy) {
        return AvroPolicy.read(policy.build());
    }
}
