// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** In which role somebody gets a message. */
public enum Role {
    /** Somebody who is part of a request; of two, either. */
    CLIENT,
    /** Somebody who is invited to a request and has no part in it yet; known by the request. */
    PARTNER,
    THERAPIST,
    /** Whoever is on call at the practice. */
    COORDINATOR
}
