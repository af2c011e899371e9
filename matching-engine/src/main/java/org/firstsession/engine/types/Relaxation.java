// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** What somebody could give up to have more to choose from. */
public enum Relaxation {
    VIRTUAL_TOO,
    IN_PERSON_TOO,
    FARTHER,
    ANY_LANGUAGE,
    ANY_GENDER,
    SELF_PAY,
    OTHER_TIMES
}
