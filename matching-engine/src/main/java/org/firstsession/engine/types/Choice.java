// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** What somebody wants after a session. */
public enum Choice {
    CONTINUE,
    ANOTHER_THERAPIST,
    STOP
}
