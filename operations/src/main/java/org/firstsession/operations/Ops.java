// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.UnreachableException;
import org.firstsession.operations.access.UsageException;
import org.firstsession.operations.asof.AsOfCommand;
import org.firstsession.operations.deadletter.DeadLettersCommand;
import org.firstsession.operations.export.ExportCommand;
import org.firstsession.operations.log.WriterSchemas.RegistryAwayException;
import org.firstsession.operations.policy.PolicyCommand;
import org.firstsession.operations.rebuild.RebuildCommand;
import org.firstsession.operations.replay.ReplayCommand;
import org.firstsession.operations.statement.StatementCommand;
import org.firstsession.operations.timeline.TimelineCommand;
import org.firstsession.operations.verify.VerifyCommand;
import org.firstsession.operations.whatif.WhatIfCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The ops command line. */
@Command(
        name = "ops",
        mixinStandardHelpOptions = true,
        version = "ops 0.1.0",
        description = "Looks after First Session: topics and schemas, proof and repair.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:findings: something differs, or was refused",
            "2:usage: the command line is wrong, or names a file that can't be read",
            "3:unreachable: Kafka, the registry or a database does not answer"
        })
public final class Ops {

    private Ops() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = commandLine(out, err).execute(arguments);
        out.flush();
        System.exit(exitCode);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        var output = new Output(out);
        return new CommandLine(new Ops())
                .addSubcommand(new TopicsCommand(output))
                .addSubcommand(new SchemasCommand(output))
                .addSubcommand(new VerifyCommand(output))
                .addSubcommand(new ReplayCommand(output))
                .addSubcommand(new TimelineCommand(output))
                .addSubcommand(new AsOfCommand(output))
                .addSubcommand(new WhatIfCommand(output))
                .addSubcommand(new PolicyCommand(output))
                .addSubcommand(new DeadLettersCommand(output))
                .addSubcommand(new ExportCommand(output))
                .addSubcommand(new StatementCommand(output))
                .addSubcommand(new RebuildCommand(output))
                .registerConverter(Instant.class, Ops::moment)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(
                        (failure, commandLine, parsed) -> inOneLine(failure, commandLine));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no moment such as 2026-11-27T14:30:00Z".formatted(text));
        }
    }

    private static int inOneLine(Exception failure, CommandLine commandLine) throws Exception {
        var exitCode = exitCodeOf(failure);
        if (exitCode == null) {
            throw failure;
        }
        commandLine.getErr().println(failure.getMessage());
        return exitCode;
    }

    /** Null for a programming error: that one keeps its stack trace. */
    private static @Nullable Integer exitCodeOf(Exception failure) {
        return switch (failure) {
            case UnreachableException unreachable -> ExitCode.UNREACHABLE;
            case RegistryAwayException away -> ExitCode.UNREACHABLE;
            case RefusedException refused -> ExitCode.FINDINGS;
            case UsageException usage -> ExitCode.USAGE;
            default -> null;
        };
    }
}
