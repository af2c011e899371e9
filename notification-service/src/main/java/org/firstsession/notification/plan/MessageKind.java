// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** What a message tells. */
public enum MessageKind {
    CONFIRMATION,
    CANCELLATION
}
