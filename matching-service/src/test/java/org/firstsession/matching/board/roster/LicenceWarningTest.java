// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.firstsession.matching.board.roster.Therapist.Licence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceWarningTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "60, quiet, Licence for CA ends in 60 days",
        "31, quiet, Licence for CA ends in 31 days",
        "30, warn, Licence for CA ends in 30 days",
        "8, warn, Licence for CA ends in 8 days",
        "7, alarm, Licence for CA ends in 7 days",
        "1, alarm, Licence for CA ends in 1 day",
        "0, alarm, Licence for CA ends today",
        "-1, alarm, Licence for CA has ended"
    })
    void getsLouderAsTheEndComesNearer(int days, String look, String text) {
        assertThat(warnings(licence("CA", LONG_AGO, TODAY.plusDays(days))))
                .containsExactly(new LicenceWarning(text, look));
    }

    @Test
    void saysNothingOfOneThatLastsLongerOrHasNoEnd() {
        assertThat(
                        warnings(
                                licence("CA", LONG_AGO, TODAY.plusDays(61)),
                                licence("NV", LONG_AGO, null)))
                .isEmpty();
    }

    @Test
    void saysNothingWhereTheNextOneCarriesOn() {
        var ends = TODAY.plusDays(5);

        assertThat(warnings(licence("CA", LONG_AGO, ends), licence("CA", ends.plusDays(1), null)))
                .isEmpty();
        assertThat(
                        warnings(
                                licence("CA", LONG_AGO, TODAY.minusYears(1)),
                                licence("CA", TODAY.minusDays(3), null)))
                .isEmpty();
    }

    @Test
    void warnsWhereTheNextOneLeavesAGapOrIsForAnotherState() {
        var ends = TODAY.plusDays(5);

        assertThat(
                        warnings(
                                licence("CA", LONG_AGO, ends),
                                licence("CA", ends.plusDays(2), null),
                                licence("NV", LONG_AGO, null)))
                .containsExactly(new LicenceWarning("Licence for CA ends in 5 days", "alarm"));
    }

    private static Licence licence(String state, LocalDate from, @Nullable LocalDate until) {
        return new Licence(state, from, until);
    }

    private static List<LicenceWarning> warnings(Licence... licences) {
        return LicenceWarning.of(
                new Therapist(
                        "ana",
                        true,
                        1,
                        true,
                        List.of("INDIVIDUAL"),
                        "America/Los_Angeles",
                        List.of("en"),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        5,
                        false,
                        List.of(licences),
                        List.of()),
                TODAY);
    }
}
