// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.firstsession.operations.access.DatabaseAccess;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ops rebuild}. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Has a projection read from the logs again.",
        synopsisSubcommandLabel = "COMMAND")
public final class RebuildCommand {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNDEFINED_SCHEMA = "3F000";

    private final Output output;

    @Spec private @Nullable CommandSpec spec;

    public RebuildCommand(Output output) {
        this.output = output;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Asks the board to read its projection again beside the one that serves, follows"
                            + " it, and ends with its content hash; exit code 1 when it failed, 3"
                            + " when no board takes it up.")
    int board(
            @Mixin DatabaseAccess databases,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who asks. Default: the user of this machine.")
                    String by,
            @Option(
                            names = "--wait",
                            paramLabel = "SECONDS",
                            defaultValue = "30",
                            description =
                                    "How long a board may take to begin. Default: 30. The request"
                                            + " stays either way.")
                    int seconds,
            @Option(names = "--dry-run", description = "Say what would be asked; ask nothing.")
                    boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        if (dryRun) {
            output.list(
                    json,
                    "wouldAsk",
                    java.util.List.of("the board to be rebuilt, for " + by),
                    "nothing");
            return ExitCode.FINE;
        }
        try (var board = databases.writable("board")) {
            var done = follow(board, Rebuild.ask(board, "ops " + by), seconds, json);
            tell(done, json);
            return done.error() == null ? ExitCode.FINE : ExitCode.FINDINGS;
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())
                    || UNDEFINED_SCHEMA.equals(e.getSQLState())) {
                throw new RefusedException("this board's version knows of no rebuild", e);
            }
            throw databases.failure(e);
        }
    }

    private Rebuild follow(Connection board, long id, int seconds, boolean json)
            throws SQLException {
        var begun = begun(board, id, seconds);
        var total = begun.eventsTotal();
        try (var progress = Progress.on(spec, json, "records", total == null ? 0 : total)) {
            var now = begun;
            while (!now.isFinished()) {
                progress.at(now.eventsDone());
                pause();
                now = Rebuild.look(board, id);
            }
            return now;
        }
    }

    /** The time that another one takes is not counted. */
    private static Rebuild begun(Connection board, long id, int seconds) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (true) {
            var now = Rebuild.look(board, id);
            if (now.isStarted() || now.isFinished()) {
                return now;
            }
            if (now.waitsForAnother()) {
                deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new UnreachableException(
                        "no board has taken rebuild %d up within %d s: is matching-service running with the profile board? The request stays, and is worked off once one does"
                                .formatted(id, seconds));
            }
            pause();
        }
    }

    private void tell(Rebuild done, boolean json) {
        if (json) {
            output.json(done);
        } else if (done.error() != null) {
            output.text(
                    "rebuild %d failed after %,d records: %s. The board serves on from what it had.%n"
                            .formatted(done.id(), done.eventsDone(), done.error()));
        } else {
            output.text(
                    "rebuild %d is done: %,d records, content %s%n"
                            .formatted(done.id(), done.eventsDone(), done.contentHash()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while following a rebuild", e);
        }
    }
}
