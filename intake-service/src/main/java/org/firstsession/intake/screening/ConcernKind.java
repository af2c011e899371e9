// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.Locale;

/** What a text may tell of. It is kept in the vault alone and is never a diagnosis. */
public enum ConcernKind {
    SUICIDE,
    SELF_HARM,
    HARM_TO_OTHERS,
    PARTNER_VIOLENCE,
    STALKING,
    ABUSE,
    PSYCHOSIS;

    /** The kind's name in lexicons and corpora, such as {@code self_harm}. */
    String lexiconName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
