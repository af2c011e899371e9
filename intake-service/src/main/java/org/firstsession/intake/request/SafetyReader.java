// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import org.firstsession.intake.people.SafetyAnswers;
import org.jspecify.annotations.Nullable;

/** Reads what somebody answered to the two private questions. */
final class SafetyReader {

    private SafetyReader() {}

    /** The answers; null when none were given, or when they can't be used and that was told. */
    static @Nullable SafetyAnswers read(Fields fields) {
        var own = fields.given("safety") ? fields.requiredObject("safety") : null;
        if (own == null) {
            return null;
        }
        var speaksFreely = own.truth("speaksFreely");
        var tellAlone = own.truth("tellAlone");
        own.refuseOthers();
        // A question that is left open raises nothing.
        return new SafetyAnswers(
                !Boolean.FALSE.equals(speaksFreely), Boolean.TRUE.equals(tellAlone));
    }
}
