// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

/** Whose session a text is about. */
public enum Party {
    INDIVIDUAL,
    /**
     * Two partners: fainter signs of violence between them count, and so does what is long past.
     */
    COUPLE
}
