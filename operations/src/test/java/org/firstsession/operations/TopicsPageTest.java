// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.Test;

class TopicsPageTest {

    @Test
    void isCommittedAsTheCatalogueHasIt() throws IOException {
        var committed = Path.of("..", "docs", "topics.md");

        assertThat(new TopicsPage(Topics.ALL).text())
                .as("refresh it with: ./ops topics document > docs/topics.md")
                .isEqualTo(Files.readString(committed));
    }

    @Test
    void documentsEachTypeOfEachTopic() {
        var page = new TopicsPage(Topics.ALL).text();

        for (var topic : Topics.ALL) {
            assertThat(page).contains("## " + topic.name() + "\n");
            topic.valueTypes()
                    .forEach(type ->
                            assertThat(page).contains("### " + type.getSimpleName() + "\n"));
        }
    }
}
