// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstsession.intake.screening.CrisisAnswer.Piece;
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
    void makesEachNumberOfALineOneThatATapCalls() {
        for (var line : List.of(answer.en(), answer.es()).stream().flatMap(List::stream).toList()) {
            var pieces = answer.pieces(line);

            assertThat(String.join("", pieces.stream().map(Piece::words).toList())).isEqualTo(line);
            assertThat(pieces.stream().filter(piece -> piece.call() == null))
                    .noneMatch(piece -> piece.words().matches(".*(911|988|88788|7233).*"));
        }
        assertThat(answer.pieces("call 1-800-799-7233 or text START to 88788."))
                .containsExactly(
                        new Piece("call ", null),
                        new Piece("1-800-799-7233", "tel:18007997233"),
                        new Piece(" or text START to ", null),
                        new Piece("88788", "sms:88788"),
                        new Piece(".", null));
    }

    @Test
    void saysThatNobodyWatchesAroundTheClock() {
        assertThat(answer.en().getLast()).contains("Nobody watches this inbox around the clock");
        assertThat(answer.es().getLast()).contains("Nadie vigila este buzón las 24 horas");
    }
}
