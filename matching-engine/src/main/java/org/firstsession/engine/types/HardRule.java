// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/**
 * The hard rules in order of precedence. A therapist who fails one is out, and the first rule
 * failed is the reason that is given. What each rule asks stands in {@code matching.HardRules}.
 */
public enum HardRule {
    ACCEPTS_NEW_CLIENTS,
    TAKES_CONCERN,
    LICENSED,
    WORKS_WITH_PARTY,
    OFFERS_FORMAT,
    NOT_TREATING_ONE,
    WITHIN_DISTANCE,
    SPEAKS_LANGUAGE,
    IS_OF_STATED_GENDER,
    TAKES_PAYMENT,
    HAS_FREE_SLOT
}
