// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import org.springframework.stereotype.Component;

/**
 * Says that there is something to do, right after the commit that made it so. Hints only: whoever
 * waits also looks from time to time, for what other instances committed or left behind.
 */
@Component
public class LedgerBells {

    private final Bell due = new Bell();
    private final Bell settled = new Bell();

    /** Messages have become due. */
    public Bell due() {
        return due;
    }

    /** Messages have been settled and wait to be published. */
    public Bell settled() {
        return settled;
    }
}
