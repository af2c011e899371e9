// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.firstsession.intake.screening.Corpus.Label;
import org.firstsession.intake.screening.Corpus.Labelled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The goals, on both parts of the corpus; {@code docs/screening.md} shows the figures. */
class ScreeningQualityTest {

    private static final double LEAST_RECALL = 0.97;
    private static final double MOST_HARD = 0.35;
    private static final double MOST_EVERYDAY = 0.03;

    private final Screening screening = Screening.standard();

    @ParameterizedTest
    @EnumSource
    void findsClearCrises(Corpus corpus) {
        var quality = new Quality(screening, corpus.texts());

        assertThat(quality.raised(text -> text.label() == Label.CRISIS).value())
                .isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    @ParameterizedTest
    @EnumSource
    void findsAllPartnerViolenceInCouplesRequests(Corpus corpus) {
        var quality = new Quality(screening, corpus.texts());

        var share =
                quality.raised(text ->
                        text.party() == Party.COUPLE && text.kind().equals("partner_violence"));
        assertThat(share.whole()).isPositive();
        assertThat(share.part()).isEqualTo(share.whole());
    }

    @ParameterizedTest
    @EnumSource
    void leavesMostHardNegativesAlone(Corpus corpus) {
        var quality = new Quality(screening, corpus.texts());

        assertThat(quality.raised(text -> text.label() == Label.HARD).value())
                .isLessThanOrEqualTo(MOST_HARD);
    }

    @ParameterizedTest
    @EnumSource
    void leavesEverydayMessagesAlone(Corpus corpus) {
        var quality = new Quality(screening, corpus.texts());

        assertThat(quality.raised(text -> text.label() == Label.EVERYDAY).value())
                .isLessThanOrEqualTo(MOST_EVERYDAY);
    }

    @Test
    void isMeasuredOnThreeHundredDistinctTextsAndMore() {
        var texts = Stream.of(Corpus.values()).flatMap(corpus -> corpus.texts().stream()).toList();

        assertThat(texts).hasSizeGreaterThanOrEqualTo(300);
        assertThat(texts).extracting(Labelled::text).doesNotHaveDuplicates();
        assertThat(texts).extracting(Labelled::language).contains("en", "es");
    }

    @Test
    void isReportedAsMeasured() throws IOException {
        var page = new ScreeningPage(screening);

        if (System.getProperty("firstsession.screening.report") != null) {
            page.write();
        }
        assertThat(page.isFresh())
                .as("docs/screening.md shows other figures: see its section on measuring")
                .isTrue();
    }
}
