// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.OpenPractice;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.PracticeId;
import org.jspecify.annotations.Nullable;

/** Commands as they stand on the log to commands as the engine takes them. */
public final class AvroCommands {

    private static final int META_FIELDS = 5;
    private static final Vocabulary VOCABULARY =
            Vocabulary.of(Command.class, "org.firstsession.commands", META_FIELDS);
    private static final Translation ACTOR =
            Translation.between(
                    Actor.class, OpenPractice.getClassSchema().getField("actor").schema());
    private static final Translation CHANNEL =
            Translation.between(
                    Channel.class, OpenPractice.getClassSchema().getField("channel").schema());

    private AvroCommands() {}

    /**
     * The command that a record is.
     *
     * @param loggedAt the record's timestamp on the log
     * @return empty when it is a record of another kind
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} when a value in it is
     *     none that the engine allows
     */
    public static Optional<Command> read(SpecificRecord record, Instant loggedAt) {
        var translation = VOCABULARY.ofAvroType(record.getClass());
        return translation == null
                ? Optional.empty()
                : Optional.of(
                        (Command)
                                translation.toEngine(
                                        record, meta((SpecificRecordBase) record, loggedAt)));
    }

    /** The fields that every command has, by their names in the schemas. */
    private static CommandMeta meta(SpecificRecordBase command, Instant loggedAt) {
        return new CommandMeta(
                new CommandId((String) command.get("commandId")),
                new PracticeId((String) command.get("practiceId")),
                (Instant) command.get("recordedAt"),
                loggedAt,
                (Actor) required(ACTOR.toEngine(command.get("actor"))),
                (Channel) required(CHANNEL.toEngine(command.get("channel"))));
    }

    private static Object required(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }
}
