// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** In which role somebody gets a message. */
public enum Role {
    CLIENT,
    THERAPIST,
    /** Whoever is on call at the practice. */
    COORDINATOR
}
