// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import com.microsoft.playwright.Browser;

/** One real browser for all stories of a run, beside the one stack. */
final class Browsers {

    private static Chromium chromium;

    private Browsers() {}

    /** The browser, and behind it the running stack. */
    static synchronized Browser browser() {
        if (chromium == null) {
            Stack.start();
            chromium = new Chromium();
            Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
        }
        return chromium.browser();
    }
}
