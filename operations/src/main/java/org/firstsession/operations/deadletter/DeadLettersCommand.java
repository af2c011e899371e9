// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.access.UsageException;
import org.firstsession.operations.command.CommandSender;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.replay.Shadow;
import org.firstsession.schemas.ConfluentAvro;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ops dead-letters}. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Looks at records that nobody could read, mends them and redrives them.",
        synopsisSubcommandLabel = "COMMAND")
public final class DeadLettersCommand {

    private static final String SOURCE = "/operations/redrive";
    private static final Pattern ID = Pattern.compile("\\d+-\\d+");

    private final Output output;

    public DeadLettersCommand(Output output) {
        this.output = output;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists them; exit code 1 when some were not redriven.")
    int list(
            @Mixin KafkaAccess kafka,
            @Option(names = "--practice", paramLabel = "ID", description = "Those of one practice.")
                    @Nullable String practice,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var rows =
                inLogs(
                        kafka,
                        logs -> {
                            var letters = new DeadLetters(logs);
                            var redriven = letters.redriven();
                            return letters.all(practice).stream()
                                    .map(letter -> LetterText.row(letter, redriven))
                                    .toList();
                        });
        if (json) {
            output.json(Map.of("deadLetters", rows));
        } else {
            output.list(false, "", rows.stream().map(LetterText::line).toList(), "none");
        }
        return rows.stream().allMatch(row -> Boolean.TRUE.equals(row.get("redriven")))
                ? ExitCode.FINE
                : ExitCode.FINDINGS;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows one, decoded as far as possible.")
    int show(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Parameters(paramLabel = "LETTER", description = "Its id, as list prints it.")
                    String id,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var answer =
                inLogs(
                        kafka,
                        logs -> {
                            var letters = new DeadLetters(logs);
                            var letter = letter(letters, id);
                            var row = LetterText.row(letter, letters.redriven());
                            row.put("content", LetterText.content(shadow(registry, logs), letter));
                            return row;
                        });
        if (json) {
            output.json(answer);
        } else {
            output.text(LetterText.line(answer) + "\n" + answer.get("content") + "\n");
        }
        return ExitCode.FINE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Writes one as text into a file, to be edited and given to redrive --as. One"
                            + " that can't be read gives a file with its bytes as a comment.")
    int fix(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Parameters(paramLabel = "LETTER", description = "Its id, as list prints it.")
                    String id,
            @Option(
                            names = "--to",
                            paramLabel = "FILE",
                            required = true,
                            description = "A file that is not there yet.")
                    Path file,
            @Option(names = "--dry-run", description = "Print it instead.") boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var content =
                inLogs(
                        kafka,
                        logs ->
                                LetterText.content(
                                        shadow(registry, logs), letter(new DeadLetters(logs), id)));
        if (!dryRun) {
            writeNew(file, content);
        }
        if (json) {
            output.json(Map.of("file", file.toString(), "content", content, "written", !dryRun));
        } else if (dryRun) {
            output.text(content);
        } else {
            output.text(
                    "edit %s, then: ops dead-letters redrive %s --as %s%n"
                            .formatted(file, id, file));
        }
        return ExitCode.FINE;
    }

    private static void writeNew(Path file, String content) {
        try {
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new RefusedException("can't write " + file + ": " + e, e);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Puts one on the log again, once, after a preview of what the engine would"
                            + " decide.")
    int redrive(
            @Mixin KafkaAccess kafka,
            @Mixin RegistryAccess registry,
            @Parameters(paramLabel = "LETTER", description = "Its id, as list prints it.")
                    String id,
            @Option(
                            names = "--as",
                            paramLabel = "FILE",
                            description = "The command as text, as fix wrote it and you mended it.")
                    @Nullable Path file,
            @Option(names = "--dry-run", description = "Preview only; write nothing.")
                    boolean dryRun,
            @Option(names = "--json", description = "Answer with JSON.") boolean json) {
        var answer =
                inLogs(
                        kafka,
                        logs -> {
                            var letters = new DeadLetters(logs);
                            var letter = letter(letters, id);
                            refuseSecondTime(letter, letters.redriven());
                            var shadow = shadow(registry, logs);
                            var command = command(shadow, letter, file);
                            var practiceId = practiceOf(letter, command);
                            var preview =
                                    shadow.preview(
                                            practiceId,
                                            command,
                                            (Instant) command.get("recordedAt"));
                            return dryRun
                                    ? answer(letter, preview, "")
                                    : answer(
                                            letter,
                                            preview,
                                            // It keeps its id and its time, so a command that
                                            // was decided meanwhile is set aside as a copy.
                                            new CommandSender(
                                                            kafka.producerSettings(),
                                                            registry.url(),
                                                            SOURCE)
                                                    .send(
                                                            command,
                                                            Map.of(
                                                                    DeadLetters.REDRIVEN_FROM,
                                                                    letter.id()))
                                                    .toString());
                        });
        if (json) {
            output.json(answer);
        } else {
            output.text(
                    "the engine would decide now:%n%s%n%s%n"
                            .formatted(
                                    String.join("\n", preview(answer)),
                                    dryRun
                                            ? "nothing was written"
                                            : "written to " + answer.get("writtenTo")));
        }
        return ExitCode.FINE;
    }

    private static Map<String, Object> answer(
            DeadLetter letter, List<SpecificRecord> preview, String writtenTo) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("letter", letter.id());
        answer.put(
                "preview",
                preview.stream().map(it -> it.getSchema().getName() + " " + it).toList());
        answer.put("writtenTo", writtenTo);
        return answer;
    }

    private static List<String> preview(Map<String, Object> answer) {
        return answer.get("preview") instanceof List<?> list
                ? list.stream().map(line -> "  " + line).toList()
                : List.of();
    }

    private static void refuseSecondTime(DeadLetter letter, Set<String> redriven) {
        if (redriven.contains(letter.id())) {
            throw new RefusedException(letter.id() + " was redriven already");
        }
    }

    /** A mended command may change much, but not whose it is. */
    private static String practiceOf(DeadLetter letter, SpecificRecordBase command) {
        var practiceId = (String) command.get("practiceId");
        if (letter.practiceId() != null && !letter.practiceId().equals(practiceId)) {
            throw new RefusedException(
                    "it stood under " + letter.practiceId() + " and names " + practiceId);
        }
        return practiceId;
    }

    private static SpecificRecordBase command(
            Shadow shadow, DeadLetter letter, @Nullable Path file) {
        try {
            if (file != null) {
                return CommandText.parse(Files.readString(file));
            }
            var value = letter.value();
            return (SpecificRecordBase) shadow.read(value == null ? new byte[0] : value);
        } catch (UndecodableException e) {
            throw new RefusedException(
                    letter.id()
                            + " can't be read today either ("
                            + e.getMessage()
                            + "): mend it with fix, then redrive --as",
                    e);
        } catch (IOException e) {
            throw new UsageException("can't read " + file + ": " + e, e);
        }
    }

    private static DeadLetter letter(DeadLetters letters, String id) {
        if (!ID.matcher(id).matches()) {
            throw new UsageException("'" + id + "' is no letter's id, such as 3-17");
        }
        return letters.byId(id)
                .orElseThrow(() -> new RefusedException("there is no dead letter " + id));
    }

    private static Shadow shadow(RegistryAccess registry, Logs logs) {
        return new Shadow(new WriterSchemas(ConfluentAvro.registry(registry.url())), logs);
    }

    private static <T> T inLogs(KafkaAccess kafka, Function<Logs, T> question) {
        return kafka.administer(admin -> question.apply(new Logs(kafka.consumerSettings(), admin)));
    }
}
