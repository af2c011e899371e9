// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.Patience;
import org.firstsession.operations.log.Cluster;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything about the topics of the catalogue. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Lists, creates, checks and documents the topics.",
        synopsisSubcommandLabel = "COMMAND")
final class TopicsCommand {

    private final Output output;

    TopicsCommand(Output output) {
        this.output = output;
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the catalogue; asks no cluster.")
    int list(@Option(names = "--json", description = "Answer with JSON.") boolean json) {
        if (json) {
            output.json(Map.of("topics", Topics.ALL.stream().map(TopicRow::of).toList()));
        } else {
            Topics.ALL.forEach(
                    topic -> output.text("%-24s %s%n".formatted(topic.name(), topic.purpose())));
        }
        return ExitCode.FINE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Creates the topics that are missing; changes none that is there.")
    int create(
            @Mixin KafkaAccess kafka,
            @Mixin Patience patience,
            @Option(
                            names = "--replication-factor",
                            paramLabel = "COPIES",
                            defaultValue = "-1",
                            description =
                                    "Copies of each partition. Default: -1, the broker's own.")
                    short replicationFactor,
            @Option(names = "--dry-run", description = "List them; create none.") boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        if (dryRun) {
            var missing = patience.until(() -> kafka.administer(TopicsCommand::missing));
            output.list(json, "missing", missing, "all topics are there already");
            return ExitCode.FINE;
        }
        var created =
                patience.until(() ->
                        kafka.ask(topics -> topics.createMissing(Topics.ALL, replicationFactor)));
        output.list(json, "created", created, "all topics are there already");
        return ExitCode.FINE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Says how the cluster differs from the catalogue; changes nothing.")
    int check(
            @Mixin KafkaAccess kafka,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var differences = kafka.ask(topics -> topics.check(Topics.ALL));
        output.list(json, "differences", differences, "all topics are as the catalogue says");
        return differences.isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints docs/topics.md from the catalogue and its schemas.")
    int document() {
        output.text(new TopicsPage(Topics.ALL).text());
        return ExitCode.FINE;
    }

    private static List<String> missing(Admin admin) {
        var cluster = new Cluster(admin);
        return Topics.ALL.stream()
                .map(Topic::name)
                .filter(name -> cluster.partitionsOf(name).isEmpty())
                .toList();
    }

    /** A topic as JSON has it. */
    record TopicRow(
            String name,
            String purpose,
            String key,
            List<String> types,
            List<String> writers,
            int partitions,
            Map<String, String> configs) {

        static TopicRow of(Topic topic) {
            return new TopicRow(
                    topic.name(),
                    topic.purpose(),
                    topic.key(),
                    topic.valueTypes().stream().map(Class::getName).toList(),
                    topic.writers(),
                    topic.partitions(),
                    new TreeMap<>(topic.configs()));
        }
    }
}
