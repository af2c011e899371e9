// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import java.io.IOException;
import java.io.PrintWriter;
import org.firstsession.operations.history.TestStack;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;

/** The command line as a shell starts it, inside the test's process or in one of its own. */
public final class OpsForTests {

    private OpsForTests() {}

    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return Ops.commandLine(out, err).execute(arguments);
    }

    /** In a process of its own the tests' registry is empty, and gives the same ids again. */
    public static void main(String[] arguments) throws IOException {
        new SchemaRegistration(TestStack.REGISTRY).register(Topics.ALL);
        System.exit(
                run(
                        new PrintWriter(System.out, true),
                        new PrintWriter(System.err, true),
                        arguments));
    }
}
