// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** How a message travels. */
public enum Channel {
    EMAIL,
    TEXT_MESSAGE
}
