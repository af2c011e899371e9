// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import org.firstsession.intake.people.Person;
import org.firstsession.types.Needs;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be accepted.
 *
 * @param needs the coded part, which goes on the log
 * @param person the personal part, which goes into the vault
 * @param message the person's own words; null when there are none
 */
record TrialRequest(Needs needs, Person person, @Nullable String message) {

    @Override
    public String toString() {
        return "TrialRequest[" + person.personId() + ", redacted]";
    }
}
