// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.matching.board.PracticeStory.slot;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.firstsession.types.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;

/** What the overview counts, and the lists behind its numbers. */
class OverviewIT extends BoardUnderClock {

    private static final int PARTITION = 900_000;

    private final String practice = "overview-" + UUID.randomUUID();
    private final PracticeStory story =
            new PracticeStory(practice, PARTITION + practice.hashCode() % 100_000, now);

    /** One who came, one who didn't come, one with an offer and one who only asked. */
    @BeforeEach
    void happens() {
        INTAKE.goesAway();
        story.opens("Lakeside", "America/Los_Angeles");
        for (var request : List.of("came", "missed", "offered", "asked")) {
            story.requested(id(request));
        }
        var soon = slot("ana", now.plus(days(2)));
        var late = slot("ben", now.plus(days(8)));
        story.offered(id("came"), "o1", 1, soon)
                .confirmed(id("came"), "o1", 1, soon)
                .offered(id("missed"), "o2", 1, late)
                .confirmed(id("missed"), "o2", 1, late)
                .offered(id("offered"), "o3", 1, slot("eve", now.plus(days(2))))
                .later(days(9))
                .outcome(id("came"), Outcome.ATTENDED)
                .outcome(id("missed"), Outcome.NO_SHOW);
        story.tellTo(projection);
        now = now.plus(days(9));
    }

    @Test
    void countsHowFarAndHowSoon() throws Exception {
        var csv = page("/board/overview.csv");

        assertThat(csv)
                .contains(
                        "\"funnel\",\"asked\",4,",
                        "\"funnel\",\"offered\",3,",
                        "\"funnel\",\"confirmed\",2,",
                        "\"funnel\",\"attended\",1,",
                        "\"days-to-first-session\",\"2 to 3 days\",1,",
                        "\"days-to-first-session\",\"1 to 2 weeks\",1,",
                        "\"days-to-first-session\",\"under 1 day\",0,",
                        "\"missed-by-lead\",\"1 to 2 weeks\",1,",
                        "\"missed-by-lead\",\"1 to 3 days\",0,");
    }

    @Test
    void countsNobodyAsAttendedOrMissingOnceThatIsTakenBack() throws Exception {
        story.outcome(id("came"), null).outcome(id("missed"), null).tellTo(projection);

        assertThat(page("/board/overview.csv"))
                .contains("\"funnel\",\"attended\",0,", "\"missed-by-lead\",\"1 to 2 weeks\",0,");
    }

    /** Each number that isn't zero links to a list with as many lines. */
    @Test
    void listsTheRequestsBehindEachNumberOfTheLookBack() throws Exception {
        var links =
                Pattern.compile(
                                "<a href=\"(/board\\?practice=[^\"]*behind=[^\"]*)\">([1-9]\\d*)</a>")
                        .matcher(page("/board/overview"));
        int found = 0;
        while (links.find()) {
            found++;
            var list = page(links.group(1).replace("&amp;", "&"));
            assertThat(StringUtils.countOccurrencesOf(list, "class=\"line\""))
                    .as(links.group(1))
                    .isEqualTo(Integer.parseInt(links.group(2)));
            assertThat(list).contains("last 90 days", "Back to the overview");
        }
        assertThat(found).isEqualTo(7);
    }

    @Test
    void listsWhoMissedAndNobodyElse() throws Exception {
        var list = page("/board?behind=missed-3");

        assertThat(list).contains(id("missed")).doesNotContain(id("came"), id("asked"));
    }

    @Test
    void takesAnUnknownNumberForNone() throws Exception {
        assertThat(page("/board?behind=1;drop")).contains(id("asked")).doesNotContain("last 90");
    }

    private String id(String request) {
        return request + "-" + practice;
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private String page(String path) throws Exception {
        var admin = user(accounts.byUsername("admin").orElseThrow().staff());
        var asked = path.contains("practice=") ? get(path) : get(path).param("practice", practice);
        return mvc.perform(asked.with(admin))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
