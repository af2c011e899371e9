// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

/**
 * What somebody answered, for the practice alone, before a session together with their partner.
 *
 * @param speaksFreely whether it feels safe to speak in front of the other
 * @param tellAlone whether there is something that they want to tell without the other
 */
public record SafetyAnswers(boolean speaksFreely, boolean tellAlone) {

    /** Whether somebody of the practice looks before anything joint is arranged. */
    public boolean isWorry() {
        return !speaksFreely || tellAlone;
    }

    @Override
    public String toString() {
        return "SafetyAnswers[redacted]";
    }
}
