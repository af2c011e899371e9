// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.Patience;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything about the schemas of the catalogue. */
@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        description = "Registers and checks the schemas.",
        synopsisSubcommandLabel = "COMMAND")
final class SchemasCommand {

    private final Output output;

    SchemasCommand(Output output) {
        this.output = output;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Registers each schema; what is there already stays as it is.")
    int register(
            @Mixin RegistryAccess registry,
            @Mixin Patience patience,
            @Option(names = "--dry-run", description = "List what is missing; register nothing.")
                    boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        if (dryRun) {
            var missing = patience.until(() -> registry.ask(schemas -> schemas.check(Topics.ALL)));
            output.list(json, "missing", missing, "the registry has all schemas");
            return ExitCode.FINE;
        }
        var subjects = patience.until(() -> registry.ask(schemas -> schemas.register(Topics.ALL)));
        output.list(json, "subjects", subjects, "the catalogue has no schemas");
        return ExitCode.FINE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says which schemas the registry does not have; changes nothing.")
    int check(
            @Mixin RegistryAccess registry,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var differences = registry.ask(schemas -> schemas.check(Topics.ALL));
        output.list(json, "differences", differences, "the registry has all schemas");
        return differences.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
    }
}
