// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;

/** One real Chromium for all tests; it ends with the process that drives it. */
final class SharedBrowser {

    private static Browser browser;

    private SharedBrowser() {}

    static synchronized Browser open() {
        if (browser == null) {
            browser =
                    Playwright.create()
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(Path.of("/usr/bin/chromium"))
                                            .setArgs(
                                                    List.of(
                                                            "--no-sandbox",
                                                            "--disable-quic",
                                                            "--disable-background-networking",
                                                            "--disable-component-update",
                                                            "--disable-sync")));
        }
        return browser;
    }
}
