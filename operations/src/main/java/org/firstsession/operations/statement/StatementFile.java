// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.firstsession.operations.access.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of statements. A line is a signature, a space, and the JSON that it signs; each names
 * the hash of the line before, so that none can be taken out.
 */
final class StatementFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;

    StatementFile(Path path) {
        this.path = path;
    }

    /** Hash of the last line; of nothing while there is none. */
    String head() {
        var lines = lines();
        return sha256(lines.isEmpty() ? "" : lines.getLast());
    }

    /** The line that a statement would be. */
    static String line(Statement statement, Path privateKey) {
        var json = JSON.writeValueAsString(statement);
        return Keys.sign(json.getBytes(UTF_8), privateKey) + " " + json;
    }

    void append(String line) {
        try {
            Files.writeString(
                    path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new RefusedException("can't write " + path + ": " + e, e);
        }
    }

    /** The statements, and into {@code findings} what is wrong with their lines. */
    List<Statement> read(PublicKey key, List<String> findings) {
        var statements = new ArrayList<Statement>();
        var previous = "";
        int number = 0;
        for (var line : lines()) {
            number++;
            var parts = line.split(" ", 2);
            if (parts.length < 2 || !Keys.verifies(parts[1].getBytes(UTF_8), parts[0], key)) {
                findings.add("line %d: the signature does not verify".formatted(number));
            } else {
                var statement = parse(parts[1], number, findings);
                if (statement != null) {
                    statements.add(statement);
                    if (!statement.previous().equals(sha256(previous))) {
                        findings.add(
                                "line %d: the line before is not the one that was there"
                                        .formatted(number));
                    }
                }
            }
            previous = line;
        }
        return statements;
    }

    private static @Nullable Statement parse(String json, int number, List<String> findings) {
        try {
            return JSON.readValue(json, Statement.class);
        } catch (JacksonException e) {
            findings.add("line %d is no statement".formatted(number));
            return null;
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new RefusedException("can't read " + path + ": " + e, e);
        }
    }

    private static String sha256(String line) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
