// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** The program: takes mail in by SMTP, keeps it in a folder and shows it over HTTP. */
public final class Inbox {

    private Inbox() {}

    /** Arguments: folder, address to listen on, SMTP port, HTTP port. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            System.err.println("usage: Inbox <folder> <address> <SMTP port> <HTTP port>");
            System.exit(2);
        }
        var address = arguments[1];
        var mailbox = new Mailbox(Path.of(arguments[0]), Clock.systemUTC());
        new MailServer(address, Integer.parseInt(arguments[2]), mailbox).start();
        new WebServer(address, Integer.parseInt(arguments[3]), mailbox).start();
    }
}
