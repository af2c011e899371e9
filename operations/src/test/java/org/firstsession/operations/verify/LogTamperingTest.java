// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.firstsession.operations.history.History;
import org.firstsession.operations.history.InMemory;
import org.firstsession.operations.history.Logged;
import org.firstsession.operations.history.WholeStory;
import org.firstsession.operations.history.Workload;
import org.firstsession.operations.log.DecodedRecords;
import org.firstsession.operations.log.DecodedRecords.Decoded;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The log's part of the verifier without a broker: the same kinds of tampering, in no time. */
class LogTamperingTest {

    private static final String REGISTRY = "mock://log-tampering";

    private static final int SEEDS = 5;

    /** These show by the receipts, which are in a database. */
    private static final Set<String> BY_RECEIPTS =
            Set.of("a command altered", "a copy of an accepted command");

    @BeforeAll
    static void registerSchemas() throws IOException {
        new SchemaRegistration(REGISTRY).register(Topics.ALL);
    }

    @Test
    void hasNothingToTellOfAHealthyHistory() throws SQLException {
        for (long seed = 1; seed <= 3; seed++) {
            var findings = verify(history(seed, 60));

            assertThat(told(findings)).as("seed %d", seed).isEmpty();
            assertThat(findings.facts(Promise.H3)).containsKeys("hours held", "sessions confirmed");
        }
    }

    @Test
    void hasNothingToTellOfAnyKindOfCommand() throws SQLException {
        var history = new History("lakeside", REGISTRY, 0);
        WholeStory.tell(history);

        assertThat(told(verify(history))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "org.firstsession.operations.verify.LogTampering#ofTheEvents",
        "org.firstsession.operations.verify.LogTampering#ofTheCommands"
    })
    void findsTampering(String what, String invariant, Consumer<History> tampering)
            throws SQLException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var history = history(seed, 25);
            tampering.accept(history);

            var findings = verify(history);

            if (!BY_RECEIPTS.contains(what)) {
                assertThat(told(findings)).as("seed %d", seed).contains("[" + invariant + "]");
            }
        }
    }

    private static History history(long seed, int clients) {
        var history = new History("lakeside", REGISTRY, 0);
        var workload = new Workload(history, seed, Instant.parse("2024-01-08T16:00:00Z"));
        for (int i = 0; i < clients; i++) {
            workload.episode();
        }
        return history;
    }

    private static Findings verify(History history) throws SQLException {
        var findings = new Findings(Scope.EVERYTHING, 100);
        var schemas = new WriterSchemas(ConfluentAvro.registry(REGISTRY));
        try (var audit =
                new PartitionAudit(
                        decoded(
                                schemas,
                                history.commands,
                                command ->
                                        CommandFact.of(
                                                command, Topics.PRACTICE_COMMANDS.partitions())),
                        decoded(schemas, history.events, new EventReader()::read),
                        new DeadLetterAudit(
                                new InMemory(history.deadLetters), findings, Scope.EVERYTHING),
                        null,
                        new ViewAudits(null, history.partition, findings),
                        findings,
                        Scope.EVERYTHING,
                        history.commands.size(),
                        () -> {})) {
            audit.run();
        }
        return findings;
    }

    private static <T> DecodedRecords<T> decoded(
            WriterSchemas schemas, List<Logged> log, Function<Decoded, T> reading) {
        return new DecodedRecords<>(
                new InMemory(log),
                new RecordDecoder(schemas, Set.of("explanation", "why")),
                reading);
    }

    private static String told(Findings findings) {
        return Arrays.stream(Promise.values())
                .flatMap(promise -> findings.first(promise).stream())
                .map(it -> "[%s] %s: %s".formatted(it.invariant(), it.where(), it.what()))
                .collect(Collectors.joining("\n"));
    }
}
