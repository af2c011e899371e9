// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.List;
import java.util.function.Predicate;
import org.firstsession.intake.screening.Corpus.Label;
import org.firstsession.intake.screening.Corpus.Labelled;

/** How well the screening does on labelled texts. */
final class Quality {

    private final Screening screening;
    private final List<Labelled> texts;

    Quality(Screening screening, List<Labelled> texts) {
        this.screening = screening;
        this.texts = texts;
    }

    /** So many of so many. */
    record Share(long part, long whole) {

        double value() {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    /** The share of texts that raise a concern. */
    Share raised(Predicate<Labelled> which) {
        var chosen = texts.stream().filter(which).toList();
        return new Share(chosen.stream().filter(this::raises).count(), chosen.size());
    }

    /** Crisis texts that raise none. */
    List<Labelled> misses() {
        return texts.stream()
                .filter(text -> text.label() == Label.CRISIS && !raises(text))
                .toList();
    }

    /** Other texts that raise one. */
    List<Labelled> falseAlarms() {
        return texts.stream().filter(text -> text.label() != Label.CRISIS && raises(text)).toList();
    }

    private boolean raises(Labelled text) {
        return screening.screen(text.text(), text.party()).isPresent();
    }
}
