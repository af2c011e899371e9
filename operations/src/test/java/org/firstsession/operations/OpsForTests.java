// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import java.io.PrintWriter;

/** The command line as a shell starts it, inside the test's process. */
public final class OpsForTests {

    private OpsForTests() {}

    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return Ops.commandLine(out, err).execute(arguments);
    }
}
