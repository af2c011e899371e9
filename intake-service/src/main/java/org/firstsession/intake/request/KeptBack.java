// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.Optional;
import org.firstsession.intake.people.SafetyAnswers;
import org.firstsession.intake.screening.Concern;
import org.firstsession.types.SafetyScope;
import org.jspecify.annotations.Nullable;

/** What the practice keeps back until a person has looked. The log learns its scope alone. */
public final class KeptBack {

    private KeptBack() {}

    /**
     * The scope of a concern in somebody's words and of a worry that they stated; null for none.
     */
    public static @Nullable SafetyScope scope(
            Optional<Concern> concern, @Nullable SafetyAnswers safety) {
        if (concern.isPresent()) {
            return SafetyScope.valueOf(concern.get().scope().name());
        }
        return safety != null && safety.isWorry() ? SafetyScope.JOINT : null;
    }
}
