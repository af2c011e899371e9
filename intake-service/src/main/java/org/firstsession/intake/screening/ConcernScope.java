// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

/** How far a concern reaches: all that leaves intake-service. */
public enum ConcernScope {
    /** The two must not be brought together before a human has looked. */
    JOINT,
    /** Nothing is offered to anybody of this case before a human has looked. */
    ALL
}
