// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** How a session is held. */
public enum Format {
    VIRTUAL,
    IN_PERSON
}
