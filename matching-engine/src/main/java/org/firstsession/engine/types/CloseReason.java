// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Why a request has ended. */
public enum CloseReason {
    WITHDRAWN,
    CANCELLED,
    CONTINUES,
    STOPPED,
    BY_PRACTICE
}
