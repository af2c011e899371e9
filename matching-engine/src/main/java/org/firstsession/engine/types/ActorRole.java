// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** In which role somebody acted. */
public enum ActorRole {
    CLIENT,
    PARTNER,
    THERAPIST,
    COORDINATOR,
    CLINICAL_LEAD,
    SYSTEM
}
