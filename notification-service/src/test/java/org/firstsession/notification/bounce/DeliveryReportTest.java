// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.bounce.DeliveryReport.Read;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {

    private static final String EFFECT = "a2b8970dce64386e5f84ab72bff1b0f1";
    private static final String OTHER = "28dcfc89a9c92645fd59a52f288a2074";
    private static final String PLAIN = "bounces@first-session.example";

    private final ReturnAddress addresses = new ReturnAddress(TestProperties.properties());
    private final DeliveryReport reports =
            new DeliveryReport(addresses, TestProperties.properties());

    @Test
    void knowsTheMailByTheAddressThatItCameBackTo() throws Exception {
        var report = Reports.report(addresses.of(EFFECT).orElseThrow(), "failed", id(OTHER));

        assertThat(reports.of(report)).isEqualTo(new Read(Optional.of(EFFECT), true));
    }

    @Test
    void knowsTheMailByItsMessageIdWhereTheAddressWasCutShort() throws Exception {
        assertThat(reports.of(Reports.report(PLAIN, "failed", id(EFFECT))))
                .isEqualTo(new Read(Optional.of(EFFECT), true));
    }

    @Test
    void doesNotCountAMailThatIsOnlyDelayed() throws Exception {
        assertThat(reports.of(Reports.report(PLAIN, "delayed", id(EFFECT))))
                .isEqualTo(new Read(Optional.of(EFFECT), false));
    }

    @Test
    void takesNeitherStrangersReportsNorAnAwayNoteForOne() throws Exception {
        var strange = Reports.report(PLAIN, "failed", "<" + EFFECT + "@elsewhere.example>");
        var away = Reports.awayNote(addresses.of(EFFECT).orElseThrow());

        assertThat(reports.of(strange).effectId()).isEmpty();
        assertThat(reports.of(away)).isEqualTo(Read.NO_REPORT);
    }

    private static String id(String effectId) {
        return "<" + effectId + "@first-session.example>";
    }
}
