// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;

/** A real browser that talks to nobody but the pages it is sent to. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright = Playwright.create();
    private final Browser browser =
            playwright
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

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
