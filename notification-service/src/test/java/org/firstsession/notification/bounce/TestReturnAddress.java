// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.bounce;

import org.firstsession.notification.NotificationProperties;

/** Gives tests of other packages the addresses that mails come back to. */
public final class TestReturnAddress {

    private TestReturnAddress() {}

    public static ReturnAddress of(NotificationProperties properties) {
        return new ReturnAddress(properties);
    }
}
