// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why a therapist can't. */
public enum TherapistReason {
    CONFLICT,
    SCOPE,
    ILL
}
