// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** What a therapist says who was asked, or whose session is booked. */
public enum TherapistAnswer {
    ACCEPT,
    DECLINE
}
