// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** What messages are about. */
public enum Subject {
    SESSION,
    REQUEST,
    OFFER,
    /** Something that a person of the practice has to look at. */
    NEED
}
