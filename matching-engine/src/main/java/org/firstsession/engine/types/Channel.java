// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** By which way a command came in. */
public enum Channel {
    WEB,
    API,
    TEXT_MESSAGE,
    PHONE,
    BOARD,
    ROSTER_FILE,
    CLOCK
}
