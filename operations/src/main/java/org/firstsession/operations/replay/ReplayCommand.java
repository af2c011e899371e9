// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.log.WriterSchemas.RegistryAwayException;
import org.firstsession.schemas.ConfluentAvro;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ops replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Decides the recorded commands again and compares byte for byte; sends nothing.")
public final class ReplayCommand implements Callable<Integer> {

    private final Output output;

    @Mixin private KafkaAccess kafka = new KafkaAccess();
    @Mixin private RegistryAccess registry = new RegistryAccess();

    @Option(
            names = "--practice",
            paramLabel = "ID",
            description = "Replay one practice. Default: all.")
    private @Nullable String practice;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Compare what was recorded at or after this instant (ISO 8601).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Compare what was recorded before this instant (ISO 8601).")
    private @Nullable Instant to;

    @Option(
            names = "--show",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "How many differences are printed with both sides. Default: the first.")
    private int shown;

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    public ReplayCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        try {
            var replay = kafka.administer(this::replay);
            if (practice != null && from == null && to == null && isEmpty(replay)) {
                throw new RefusedException("nothing on the logs is of a practice " + practice);
            }
            long millis = (System.nanoTime() - begun) / 1_000_000;
            if (json) {
                output.json(asJson(replay, millis));
            } else {
                output.text(asText(replay, millis));
            }
            return replay.differing() == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
        } catch (RegistryAwayException e) {
            throw registry.unreachable(e);
        } catch (KafkaException e) {
            throw kafka.unreachable(e);
        }
    }

    private static boolean isEmpty(Replay replay) {
        return replay.commands() == 0 && replay.undecided() == 0 && replay.differing() == 0;
    }

    private Replay replay(Admin admin) {
        var client = ConfluentAvro.registry(registry.url());
        var logs = new Logs(kafka.consumerSettings(), admin);
        try (var progress = Progress.on(spec, json, "commands", logs.commands(practice))) {
            var replay =
                    new Replay(
                            new EngineCodec(new WriterSchemas(client)),
                            practice,
                            from,
                            to,
                            shown,
                            progress::at);
            for (var partition : logs.partitions(practice)) {
                replay.read(partition, () -> new EngineCodec(new WriterSchemas(client)));
            }
            return replay;
        }
    }

    private static String asText(Replay replay, long millis) {
        var text = new StringBuilder();
        for (var difference : replay.differences()) {
            text.append(
                    """
                    %s of %s, event %d: %s
                      recorded:   %s
                      recomputed: %s
                    """
                            .formatted(
                                    difference.command(),
                                    difference.practiceId(),
                                    difference.number(),
                                    difference.what(),
                                    orNothing(difference.recorded()),
                                    orNothing(difference.recomputed())));
        }
        if (replay.practices().size() > 1) {
            replay.practices()
                    .forEach((practiceId, counts) ->
                            text.append(
                                    "%s: %,d commands, %,d events, %,d differences%n"
                                            .formatted(
                                                    practiceId,
                                                    counts.commands(),
                                                    counts.events(),
                                                    counts.differing())));
        }
        text.append(
                "%,d commands decided again, %,d events compared, %,d differences%s; %.1f s%n"
                        .formatted(
                                replay.commands(),
                                replay.events(),
                                replay.differing(),
                                replay.undecided() == 0
                                        ? ""
                                        : ", %,d commands not decided yet"
                                                .formatted(replay.undecided()),
                                millis / 1_000.0));
        return text.toString();
    }

    private static Map<String, Object> asJson(Replay replay, long millis) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("same", replay.differing() == 0);
        answer.put("commands", replay.commands());
        answer.put("events", replay.events());
        answer.put("undecided", replay.undecided());
        answer.put("differences", replay.differing());
        var practices = new LinkedHashMap<String, Object>();
        replay.practices()
                .forEach((practiceId, counts) ->
                        practices.put(
                                practiceId,
                                Map.of(
                                        "commands", counts.commands(),
                                        "events", counts.events(),
                                        "undecided", counts.undecided(),
                                        "differences", counts.differing())));
        answer.put("practices", practices);
        answer.put("first", replay.differences().stream().map(ReplayCommand::asJson).toList());
        answer.put("millis", millis);
        return answer;
    }

    private static Map<String, String> asJson(Difference difference) {
        var one = new LinkedHashMap<String, String>();
        one.put("command", difference.command().toString());
        one.put("practice", difference.practiceId());
        one.put("event", Integer.toString(difference.number()));
        one.put("what", difference.what());
        one.put("recorded", orNothing(difference.recorded()));
        one.put("recomputed", orNothing(difference.recomputed()));
        return one;
    }

    private static String orNothing(@Nullable Object side) {
        return side == null ? "nothing" : side.toString();
    }
}
