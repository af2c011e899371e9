// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** What a ranking criterion is called, in the order in which they are listed. */
public enum Criterion {
    SPECIALTY,
    DAY_PART,
    SOONNESS,
    DISTANCE,
    FAIRNESS,
    SCARCITY,
    SAME_DAY
}
