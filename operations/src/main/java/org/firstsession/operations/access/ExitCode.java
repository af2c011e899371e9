// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

/** What a command tells the shell; 2, for a wrong command line, is picocli's too. */
public final class ExitCode {

    public static final int FINE = 0;
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
