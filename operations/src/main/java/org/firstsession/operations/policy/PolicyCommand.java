// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.policy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.KafkaException;
import org.firstsession.commands.SetPolicy;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Policy;
import org.firstsession.matching.avro.AvroPolicy;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.access.UnreachableException;
import org.firstsession.operations.command.CommandSender;
import org.firstsession.operations.command.DecisionWait;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.log.WriterSchemas.RegistryAwayException;
import org.firstsession.operations.replay.PastBooks;
import org.firstsession.operations.replay.PastPractice;
import org.firstsession.operations.replay.Recorded;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code ops policy}. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Shows what a practice decides itself, how it changed, and sets it.",
        synopsisSubcommandLabel = "COMMAND")
public final class PolicyCommand {

    private static final String PRACTICE = "The practice; needed when there are several.";

    private static final String SOURCE = "/operations/policy";

    private final Output output;

    public PolicyCommand(Output output) {
        this.output = output;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints the policy as YAML, as set and what-if read it.")
    int show(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Option(names = "--practice", paramLabel = "ID", description = PRACTICE)
                    @Nullable String practice,
            @Option(
                            names = "--at",
                            paramLabel = "TIME",
                            description = "As it was then (ISO 8601). Default: as it is now.")
                    @Nullable Instant at,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var policy =
                inLogs(
                        kafka,
                        registry,
                        (logs, recorded) ->
                                practice(logs, recorded, practice, at == null ? Instant.MAX : at)
                                        .book()
                                        .policy());
        if (json) {
            output.json(PolicyText.plain(policy));
        } else {
            output.text(PolicyText.yaml(policy));
        }
        return ExitCode.FINE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists when the policy was set, by whom, and what that changed.")
    int list(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Option(names = "--practice", paramLabel = "ID", description = PRACTICE)
                    @Nullable String practice,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var changes =
                inLogs(kafka, registry, (logs, recorded) -> changes(logs, recorded, practice));
        if (json) {
            output.json(Map.of("policies", changes));
        } else {
            for (var change : changes) {
                output.text("%s  %s%n".formatted(change.get("since"), change.get("by")));
                output.text(indented((List<?>) change.getOrDefault("changes", List.of())));
            }
        }
        return ExitCode.FINE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Changes the policy in force from now on. What is booked stays as it is. Try it"
                            + " with what-if first.")
    int set(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Parameters(
                            paramLabel = "POLICY.yaml",
                            description =
                                    "The fields of the policy that change, by their names in"
                                            + " docs/topics.md.")
                    Path file,
            @Option(names = "--practice", paramLabel = "ID", description = PRACTICE)
                    @Nullable String practice,
            @Option(
                            names = "--by",
                            paramLabel = "STAFF",
                            required = true,
                            converter = StaffId.class,
                            description =
                                    "Who wants it: the id of somebody's account on the board, never"
                                            + " a name. It stands on the log for good.")
                    String by,
            @Option(
                            names = "--wait",
                            paramLabel = "SECONDS",
                            defaultValue = "30",
                            description = "How long to wait for the engine. Default: 30.")
                    int seconds,
            @Option(names = "--dry-run", description = "Tell what would change; write nothing.")
                    boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var change = PolicyChange.of(file);
        return inLogs(
                kafka,
                registry,
                (logs, recorded) -> {
                    var now = practice(logs, recorded, practice, Instant.MAX).book();
                    var wanted = change.applyTo(now.policy());
                    var differences = PolicyText.differences(now.policy(), wanted);
                    if (differences.isEmpty()) {
                        throw new RefusedException("the policy in force says all of that already");
                    }
                    var command = command(now.practiceId().value(), by, wanted, now.policy());
                    var event =
                            dryRun
                                    ? null
                                    : decided(kafka, registry, logs, recorded, command, seconds);
                    tell(json, now.practiceId().value(), differences, event);
                    return ExitCode.FINE;
                });
    }

    private void tell(
            boolean json,
            String practiceId,
            List<String> differences,
            Event.@Nullable PolicySet set) {
        if (json) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put("practiceId", practiceId);
            answer.put("changes", differences);
            answer.put("set", set != null);
            if (set != null) {
                answer.put("since", set.meta().recordedAt().toString());
            }
            output.json(answer);
        } else {
            output.text(indented(differences));
            output.text(
                    set == null
                            ? "nothing was written%n".formatted()
                            : "in force for %s since %s%n"
                                    .formatted(practiceId, set.meta().recordedAt()));
        }
    }

    private static SetPolicy command(String practiceId, String by, Policy wanted, Policy seen) {
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        return new SetPolicy(
                UuidV7.at(now).toString(),
                practiceId,
                now,
                new Actor(ActorRole.SYSTEM, by),
                Channel.ROSTER_FILE,
                AvroPolicy.write(wanted),
                AvroPolicy.write(seen));
    }

    private static Event.PolicySet decided(
            KafkaAccess kafka,
            RegistryAccess registry,
            Logs logs,
            Recorded recorded,
            SetPolicy command,
            int seconds) {
        try (var wait =
                new DecisionWait(kafka.consumerSettings(), logs.ends(Topics.PRACTICE_EVENTS))) {
            var written =
                    new CommandSender(kafka.producerSettings(), registry.url(), SOURCE)
                            .send(command, Map.of());
            var record =
                    wait.on(written, Duration.ofSeconds(seconds))
                            .orElseThrow(() -> undecided(written));
            return switch (recorded.event(record)) {
                case Event.PolicySet set -> set;
                case Event.CommandRefused refused ->
                        throw new RefusedException("the engine refuses it: " + refused.reason());
                case Event other -> throw new RefusedException("the engine answers with " + other);
            };
        }
    }

    private static UnreachableException undecided(LogPosition written) {
        return new UnreachableException(
                "it is on the log ("
                        + written
                        + ") and not decided yet: matching-service decides it when it is up; don't"
                        + " set it again");
    }

    private static List<Map<String, Object>> changes(
            Logs logs, Recorded recorded, @Nullable String practice) {
        var practiceId =
                practice(logs, recorded, practice, Instant.MAX).book().practiceId().value();
        var history = new PolicyHistory(recorded, practiceId);
        logs.forEachPartition(practiceId, history::read);
        var changes = new ArrayList<Map<String, Object>>();
        PolicyHistory.@Nullable Set before = null;
        for (var set : history.all()) {
            var change = new LinkedHashMap<String, Object>();
            change.put("since", set.since().toString());
            change.put("by", set.by());
            change.put(
                    "changes",
                    before == null
                            ? List.of()
                            : PolicyText.differences(before.policy(), set.policy()));
            changes.add(change);
            before = set;
        }
        return changes;
    }

    private static PastPractice practice(
            Logs logs, Recorded recorded, @Nullable String practice, Instant at) {
        var past = new PastBooks(recorded, practice, at);
        logs.forEachPartitionOfEvents(practice, past::read);
        return past.only();
    }

    private static String indented(List<?> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        return text.toString();
    }

    private static <T> T inLogs(
            KafkaAccess kafka, RegistryAccess registry, BiFunction<Logs, Recorded, T> question) {
        try {
            return kafka.administer(admin ->
                    question.apply(
                            new Logs(kafka.consumerSettings(), admin),
                            new Recorded(
                                    new WriterSchemas(ConfluentAvro.registry(registry.url())))));
        } catch (RegistryAwayException e) {
            throw registry.unreachable(e);
        } catch (KafkaException e) {
            throw kafka.unreachable(e);
        }
    }

    /** Keeps names off the log as far as their looks tell. */
    static final class StaffId implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[A-Za-z0-9-]{1,64}")) {
                throw new TypeConversionException("'" + text + "' is no id");
            }
            return text;
        }
    }
}
