// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * The program: takes mail in by SMTP and texts as their provider, keeps both in a folder and shows
 * them over HTTP.
 */
public final class Inbox {

    private static final int FIXED = 4;

    private Inbox() {}

    /**
     * Arguments: folder, address to listen on, SMTP port, HTTP port, and where texts from phones
     * are brought. The provider's token is {@code FIRSTSESSION_TEXT_TOKEN}, else {@code
     * local-token}; whoever knows {@code FIRSTSESSION_INTERNAL_TOKEN} may have a person's messages
     * dropped.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < FIXED) {
            System.err.println(
                    "usage: Inbox <folder> <address> <SMTP port> <HTTP port> [<webhook> …]");
            System.exit(2);
        }
        var folder = Path.of(arguments[0]);
        var address = arguments[1];
        var mailbox = new Mailbox(folder, Clock.systemUTC());
        var texts = new Texts(folder, Clock.systemUTC());
        var token = System.getenv().getOrDefault("FIRSTSESSION_TEXT_TOKEN", "local-token");
        var webhooks = List.of(arguments).subList(FIXED, arguments.length);
        var gateway = new TextGateway(texts, token, webhooks);
        new MailServer(address, Integer.parseInt(arguments[2]), mailbox).start();
        var internal = System.getenv().getOrDefault("FIRSTSESSION_INTERNAL_TOKEN", "");
        var spool = new Spool(mailbox, texts, internal);
        new WebServer(address, Integer.parseInt(arguments[3]), mailbox, texts, gateway, spool)
                .start();
    }
}
