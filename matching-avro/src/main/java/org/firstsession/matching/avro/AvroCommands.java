// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import static org.firstsession.matching.avro.FromAvro.list;
import static org.firstsession.matching.avro.FromAvro.nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.AdvanceTime;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.DeclineOffer;
import org.firstsession.commands.DelistTherapist;
import org.firstsession.commands.ExtendHold;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.RequestOtherOptions;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.SetPolicy;
import org.firstsession.commands.SetTimeOff;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.types.Actor;

/** Commands as they stand on the log to commands as the engine takes them. */
public final class AvroCommands {

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
        return Optional.ofNullable(
                switch (record) {
                    case OpenPractice it ->
                            new Command.OpenPractice(
                                    meta(it, loggedAt),
                                    it.getName(),
                                    ZoneId.of(it.getTimeZone()),
                                    list(it.getOffices(), FromAvro::office),
                                    FromAvro.policy(it.getPolicy()));
                    case SetPolicy it ->
                            new Command.SetPolicy(
                                    meta(it, loggedAt), FromAvro.policy(it.getPolicy()));
                    case ListTherapist it ->
                            new Command.ListTherapist(
                                    meta(it, loggedAt), FromAvro.profile(it.getProfile()));
                    case DelistTherapist it ->
                            new Command.DelistTherapist(
                                    meta(it, loggedAt), new TherapistId(it.getTherapistId()));
                    case SetTimeOff it ->
                            new Command.SetTimeOff(
                                    meta(it, loggedAt),
                                    new TherapistId(it.getTherapistId()),
                                    list(it.getTimeOff(), FromAvro::interval));
                    case RequestTrial it ->
                            new Command.RequestTrial(
                                    meta(it, loggedAt),
                                    new RequestId(it.getRequestId()),
                                    FromAvro.needs(it.getNeeds()));
                    case AcceptOffer it ->
                            new Command.AcceptOffer(
                                    meta(it, loggedAt),
                                    new RequestId(it.getRequestId()),
                                    new PersonId(it.getPersonId()),
                                    new OfferId(it.getOfferId()),
                                    new OptionId(it.getOptionId()));
                    case DeclineOffer it ->
                            new Command.DeclineOffer(
                                    meta(it, loggedAt),
                                    new RequestId(it.getRequestId()),
                                    new PersonId(it.getPersonId()),
                                    new OfferId(it.getOfferId()));
                    case ExtendHold it ->
                            new Command.ExtendHold(
                                    meta(it, loggedAt),
                                    new RequestId(it.getRequestId()),
                                    new PersonId(it.getPersonId()),
                                    new OfferId(it.getOfferId()));
                    case RequestOtherOptions it ->
                            new Command.RequestOtherOptions(
                                    meta(it, loggedAt),
                                    new RequestId(it.getRequestId()),
                                    new PersonId(it.getPersonId()));
                    case WithdrawRequest it ->
                            new Command.WithdrawRequest(
                                    meta(it, loggedAt),
                                    new RequestId(it.getRequestId()),
                                    new PersonId(it.getPersonId()));
                    case CancelTrial it ->
                            new Command.CancelTrial(
                                    meta(it, loggedAt),
                                    new RequestId(it.getRequestId()),
                                    nullable(it.getPersonId(), PersonId::new),
                                    new SessionId(it.getSessionId()));
                    case AdvanceTime it -> new Command.AdvanceTime(meta(it, loggedAt));
                    default -> null;
                });
    }

    /** The fields that every command has, by their names in the schemas. */
    private static CommandMeta meta(SpecificRecordBase command, Instant loggedAt) {
        return new CommandMeta(
                new CommandId((String) command.get("commandId")),
                new PracticeId((String) command.get("practiceId")),
                (Instant) command.get("recordedAt"),
                loggedAt,
                FromAvro.actor((Actor) command.get("actor")),
                FromAvro.symbol(
                        Channel.class, (org.firstsession.types.Channel) command.get("channel")));
    }
}
