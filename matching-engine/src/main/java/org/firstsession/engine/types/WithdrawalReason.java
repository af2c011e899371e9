// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why an open offer was taken back. */
public enum WithdrawalReason {
    SAFETY,
    GOES_ON_ALONE,
    PERSON_WITHDREW,
    ASSIGNED,
    CLOSED,
    OUTCOME_TAKEN_BACK
}
