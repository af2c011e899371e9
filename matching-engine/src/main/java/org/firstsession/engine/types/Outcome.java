// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** How a session went for one person. */
public enum Outcome {
    ATTENDED,
    LATE,
    NO_SHOW,
    CANCELLED_LATE,
    NOBODY_THERE
}
