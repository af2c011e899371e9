// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.util.Map;
import org.firstsession.intake.client.PageNote;
import org.firstsession.intake.client.Visit;
import org.springframework.stereotype.Component;

/** Tells somebody on their page that they will be erased, and until when it can be undone. */
@Component
class ErasureNote implements PageNote {

    private final ErasureLedger erasures;
    private final Officer officer;

    ErasureNote(ErasureLedger erasures, Officer officer) {
        this.erasures = erasures;
        this.officer = officer;
    }

    @Override
    public Map<String, Object> of(Visit visit) {
        return erasures.find(visit.access().personId())
                .<Map<String, Object>>map(erasure -> Map.of("erasure", erasure))
                .orElseGet(() ->
                        Map.of("officerDecides", officer.decides(visit.access(), visit.decided())));
    }
}
