// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policy, from the form to the engine and back onto the board. */
class PolicyPagesIT extends RunningBoard {

    private TestPractice practice;
    private Staff lead;

    @BeforeEach
    void openPractice() {
        practice = new TestPractice();
        practice.open("ana");
        lead = staff(practice.id, null, Role.CLINICAL_LEAD);
        await().atMost(Duration.ofSeconds(20)).until(() -> inForce("noticeMinutes") != null);
    }

    @AfterEach
    void leavePractice() {
        practice.close();
    }

    @Test
    void setsWhatWasShownBefore() throws Exception {
        var seen = seen();

        assertThat(preview(seen, "noticeMinutes", "1440", "individualPriceCents", "95"))
                .contains("From now on", "Least notice", "1440 minutes", "95.00 US dollars")
                .doesNotContain("A session for a couple");
        assertThat(inForce("noticeMinutes")).isNotEqualTo("1440");

        save(seen, "POLICY_FEEDBACK", "noticeMinutes", "1440", "individualPriceCents", "95");

        assertThat(inForce("noticeMinutes")).isEqualTo("1440");
        assertThat(inForce("individualPriceCents")).isEqualTo("9500");
        assertThat(
                        value(
                                "SELECT action || ' ' || reason_code FROM staff.action"
                                        + " WHERE practice_id = ?",
                                practice.id))
                .isEqualTo("POLICY POLICY_FEEDBACK");
    }

    @Test
    void neverOverwritesWhatSomebodyElseHasSet() throws Exception {
        var seen = seen();
        save(seen, "OTHER", "noticeMinutes", "61");

        save(seen, "OTHER", "noticeMinutes", "120");

        assertThat(inForce("noticeMinutes")).isEqualTo("61");
    }

    @Test
    void refusesAtTheFieldAndKeepsWhatWasTyped() throws Exception {
        var before = inForce("noticeMinutes");

        assertThat(preview(seen(), "noticeMinutes", "soon", "horizonDays", "21"))
                .contains("Write a whole number.", "value=\"soon\"", "value=\"21\"")
                .contains("aria-invalid=\"true\"")
                .doesNotContain("From now on");
        assertThat(preview(seen())).contains("Nothing is different.");
        save(seen(), "", "noticeMinutes", "62");
        save(seen(), "OTHER", "noticeMinutes", "99999999");

        assertThat(inForce("noticeMinutes")).isEqualTo(before);
        assertThat(value("SELECT count(*) FROM staff.action WHERE practice_id = ?", practice.id))
                .isEqualTo("0");
    }

    @Test
    void showsACoordinatorWhatOnlyLeadsMaySet() throws Exception {
        var coordinator = staff(practice.id, null, Role.COORDINATOR);

        assertThat(open(coordinator, "/board/policy?practice=" + practice.id).getContentAsString())
                .contains("Least notice", "Clinical leads set it")
                .doesNotContain("See what it changes");
    }

    private String preview(String seen, String... fields) throws Exception {
        return send(lead, "/board/policy/preview", form(seen, "", fields)).getContentAsString();
    }

    /** Waits for the decision: the form does so itself. */
    private void save(String seen, String reason, String... fields) throws Exception {
        send(lead, "/board/policy", form(seen, reason, fields));
    }

    private String[] form(String seen, String reason, String... fields) {
        var all =
                new ArrayList<String>(
                        List.of("practice", practice.id, "commandId", freshId(), "seen", seen));
        all.addAll(List.of("reason", reason));
        all.addAll(List.of(fields));
        return all.toArray(String[]::new);
    }

    private String seen() throws Exception {
        var page = open(lead, "/board/policy?practice=" + practice.id).getContentAsString();
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"").matcher(page);
        assertThat(seen.find()).as(page).isTrue();
        return seen.group(1);
    }

    private String inForce(String field) {
        return value(
                "SELECT policy ->> '" + field + "' FROM practice WHERE practice_id = ?",
                practice.id);
    }
}
