// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Who comes to a session together. */
public enum PartyKind {
    INDIVIDUAL,
    COUPLE
}
