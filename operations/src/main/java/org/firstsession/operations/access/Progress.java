// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How far long work is, as a bar in the terminal. Nothing is shown to a file, a pipe or a program
 * that asked for JSON.
 */
public final class Progress implements AutoCloseable {

    private static final int WIDTH = 30;
    private static final long PAUSE_NANOS = 100_000_000;

    private final @Nullable PrintWriter terminal;
    private final String what;
    private final long all;
    private long shownAt = System.nanoTime();
    private boolean shown;

    Progress(@Nullable PrintWriter terminal, String what, long all) {
        this.terminal = terminal;
        this.what = what;
        this.all = all;
    }

    /**
     * @param what what is counted, in the plural
     * @param all how many there are
     */
    public static Progress on(@Nullable CommandSpec spec, boolean json, String what, long all) {
        return new Progress(
                spec == null || json || System.console() == null
                        ? null
                        : spec.commandLine().getErr(),
                what,
                all);
    }

    /** So many are done. */
    public void at(long done) {
        if (terminal == null || System.nanoTime() - shownAt < PAUSE_NANOS) {
            return;
        }
        shownAt = System.nanoTime();
        shown = true;
        int filled = all == 0 ? WIDTH : (int) (Math.min(done, all) * WIDTH / all);
        terminal.print(
                "\r[%s%s] %,d of %,d %s "
                        .formatted(
                                "#".repeat(filled), "-".repeat(WIDTH - filled), done, all, what));
        terminal.flush();
    }

    /** Takes the bar away again. */
    @Override
    public void close() {
        if (terminal != null && shown) {
            terminal.print("\r" + " ".repeat(WIDTH + 60) + "\r");
            terminal.flush();
        }
    }
}
