// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementFileTest {

    @TempDir private Path folder;
    private Path privateKey;
    private Path publicKey;
    private Path file;
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void signThreeDays() {
        privateKey = folder.resolve("private.pem");
        publicKey = folder.resolve("public.pem");
        file = folder.resolve("statements");
        Keys.create(privateKey, publicKey);
        for (int day = 1; day <= 3; day++) {
            var statements = new StatementFile(file);
            var head = new Head("lakeside", day * 100L, "c" + day, 10, 20);
            var statement = new Statement("2026-11-0" + day, statements.head(), 0, List.of(head));
            statements.append(StatementFile.line(statement, privateKey));
        }
    }

    @Test
    void readsWhatWasSigned() {
        assertThat(read())
                .extracting(Statement::day)
                .containsExactly("2026-11-01", "2026-11-02", "2026-11-03");
        assertThat(findings).isEmpty();
    }

    @Test
    void tellsOfAnAlteredLine() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"seq\":200", "\"seq\":150"));

        read();

        assertThat(findings).contains("line 2: the signature does not verify");
    }

    @Test
    void tellsOfALineThatIsGone() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(1);
        Files.write(file, lines);

        read();

        assertThat(findings)
                .containsExactly("line 2: the line before is not the one that was there");
    }

    private List<Statement> read() {
        return new StatementFile(file).read(Keys.publicKey(publicKey), findings);
    }
}
