// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Policy;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFormTest {

    private static Policy usual;

    @BeforeAll
    static void makePolicy() {
        ConfluentAvro.trustGeneratedClasses();
        usual =
                Samples.policy()
                        .setNeedsPerson(List.of("court", "self-harm"))
                        .setWorkingHours(
                                List.of(
                                        new WeeklyWindow(Weekday.MON, 540, 1_020),
                                        new WeeklyWindow(Weekday.SAT, 600, 1_440)))
                        .build();
    }

    @Test
    void readsWhatItShows() {
        var texts = PolicyForm.texts(usual);

        assertThat(texts)
                .containsEntry("noticeMinutes", "720")
                .containsEntry("individualPriceCents", "120.00")
                .containsEntry("lifetimes.wakingFromMinute", "08:00")
                .containsEntry("needsPerson", "court, self-harm")
                .containsEntry("workingHours", "MON 09:00–17:00\nSAT 10:00–24:00");
        assertThat(PolicyForm.policy(usual, texts)).isEqualTo(usual);
    }

    @Test
    void changesWhatIsTypedAndNothingElse() {
        var typed =
                Map.of(
                        "noticeMinutes", " 60 ",
                        "couplePriceCents", "200.5",
                        "lifetimes.wakingToMinute", "24:00",
                        "workingHours", "Fri 09:00 - 12:00",
                        "scarcity.prices", "ignored");

        var after = PolicyForm.policy(usual, typed);

        assertThat(PolicyForm.changes(usual, after))
                .extracting(change -> change.field().path() + " " + change.after())
                .containsExactly(
                        "noticeMinutes 60",
                        "couplePriceCents 200.50",
                        "lifetimes.wakingToMinute 24:00",
                        "workingHours FRI 09:00–12:00");
        assertThat(PolicyForm.changes(usual, usual)).isEmpty();
        assertThat(usual.getNoticeMinutes()).isEqualTo(720);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    noticeMinutes,              soon,      whole number
                    noticeMinutes,              -1,        whole number
                    noticeMinutes,              90000,     It must lie between 0 and 86400.
                    lifetimes.safetyDueMinutes, 0,         It must lie between 1 and 1440.
                    individualPriceCents,       12.345,    Write dollars
                    individualPriceCents,       99999999999, Write dollars
                    lifetimes.wakingFromMinute, 8,         Write a time
                    lifetimes.wakingToMinute,   07:00,     It must lie between 481 and 1440.
                    needsPerson,                no_code!,  is no code
                    workingHours,               always,    Write one a line
                    workingHours,               MON 17:00–09:00, Hours end after they begin
                    """)
    void saysOfWhichFieldAndWhy(String path, String typed, String why) {
        assertThatExceptionOfType(PolicyFault.class)
                .isThrownBy(() -> PolicyForm.policy(usual, Map.of(path, typed)))
                .satisfies(fault -> assertThat(fault.path()).isEqualTo(path))
                .withMessageContaining(why);
    }
}
