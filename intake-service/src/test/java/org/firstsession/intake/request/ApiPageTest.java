// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.firstsession.intake.client.Action;
import org.firstsession.intake.web.ProblemType;
import org.junit.jupiter.api.Test;

/** docs/api.md names what there is, and nothing else. */
class ApiPageTest {

    private final String page = read();

    @Test
    void namesEveryFieldOfARequest() {
        assertThat(names("What one may ask for"))
                .containsAll(components(TrialRequestBody.class))
                .containsAll(components(TrialRequestBody.PersonBody.class))
                .containsAll(components(TrialRequestBody.PartnerBody.class))
                .containsAll(components(TrialRequestBody.InvitationBody.class));
    }

    @Test
    void namesEveryAction() {
        var actions = Arrays.stream(Action.values()).map(Action::linkName).toList();

        assertThat(names("From asking to a session")).containsAll(actions);
    }

    @Test
    void namesEveryConflictAndNoProblemThatThereIsNot() {
        var conflicts =
                Arrays.stream(ProblemType.values())
                        .filter(type -> type.status() == 409)
                        .map(ProblemType::urlName)
                        .toList();
        var rows =
                section("When something is wrong")
                        .lines()
                        .filter(line -> line.matches("\\| \\d.*"))
                        .toList();

        assertThat(rows)
                .filteredOn(row -> row.startsWith("| 409"))
                .singleElement()
                .satisfies(row -> assertThat(quoted(row)).hasSameElementsAs(conflicts));
        assertThat(rows)
                .hasSize(7)
                .allSatisfy(row ->
                        assertThat(quoted(row))
                                .filteredOn(name -> name.matches("[a-z-]+"))
                                .isNotEmpty()
                                .allSatisfy(name ->
                                        assertThat(ProblemType.named(name))
                                                .as(name)
                                                .hasValueSatisfying(type ->
                                                        assertThat(row)
                                                                .contains("" + type.status()))));
    }

    private List<String> names(String title) {
        return quoted(section(title));
    }

    private String section(String title) {
        return Arrays.stream(page.split("\n## "))
                .filter(section -> section.startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> quoted(String text) {
        return Pattern.compile("`([A-Za-z-]+)`")
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "api.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
