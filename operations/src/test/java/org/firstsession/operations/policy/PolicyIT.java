// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.operations.history.Case;
import org.firstsession.operations.history.Case.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a policy where no engine answers; with one, see the system tests. */
class PolicyIT {

    private static Case practice;

    @TempDir private Path folder;

    @BeforeAll
    static void writePractice() {
        practice = Case.of(2);
        practice.write();
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @Test
    void showsWhatCanBeSetAgain() throws IOException {
        var shown = practice.ops("policy show", false);

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.text()).contains("noticeMinutes: ", "weights:");
        var same = set(shown.text(), "--dry-run");
        assertThat(same.exitCode()).isEqualTo(1);
        assertThat(same.text()).contains("says all of that already");
        assertThat(practice.ops("policy list", false).text()).contains("SYSTEM");
        assertThat(practice.ops("policy show --at 2020-01-01T00:00:00Z", false).exitCode())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoPolicy() throws IOException {
        long end = end();

        assertThat(set("noticeMinute: 60").text()).contains("policy has no noticeMinute");
        assertThat(set("noticeMinutes: soon").text()).contains("not a whole number");
        assertThat(set("noticeMinutes: -1").exitCode()).isEqualTo(1);
        assertThat(set("noticeMinutes: 61", "--by", "Ana Rivera").exitCode()).isEqualTo(2);
        assertThat(end()).as("nothing was written").isEqualTo(end);
    }

    @Test
    void saysThatNobodyHasDecidedYet() throws IOException {
        var tried = set("noticeMinutes: 61", "--dry-run");
        assertThat(tried.text()).contains("noticeMinutes: ", " → 61", "nothing was written");
        assertThat(tried.exitCode()).isZero();
        long end = end();

        var set = set("noticeMinutes: 61", "--wait", "1");

        assertThat(set.text()).contains("on the log (practice.commands-", "don't set it again");
        assertThat(set.exitCode()).isEqualTo(3);
        assertThat(end()).isEqualTo(end + 1);
    }

    private static long end() {
        return practice.writer().nextOffset(practice.history().practiceId);
    }

    private Answer set(String yaml, String... more) throws IOException {
        var file = Files.writeString(folder.resolve("policy.yaml"), yaml);
        var arguments = new ArrayList<>(List.of(more));
        if (!arguments.contains("--by")) {
            arguments.addAll(List.of("--by", "s-ana"));
        }
        return practice.ops("policy set " + file, false, arguments.toArray(String[]::new));
    }
}
