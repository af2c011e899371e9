// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The conversation in {@code docs/messages.md} is one that the code would have; a system test has
 * it with the running stack.
 */
class MessagesPageTest {

    private static final Path PAGE = Path.of("../docs/messages.md");

    @Test
    void showsAConversationAsItGoes() throws IOException {
        var page = Files.readString(PAGE);
        var table =
                page.substring(
                        page.indexOf("<!-- conversation: begin -->"),
                        page.indexOf("<!-- conversation: end -->"));
        var talk = Talk.FRESH;
        Situation situation = new Situation.Nothing();
        int texts = 0;
        for (var row : table.lines().filter(line -> line.startsWith("| ")).skip(1).toList()) {
            var cells = row.split("\\|", -1);
            var text = cells[1].strip();
            if (text.isEmpty()) {
                // Of the texts that come by themselves, this is the one with hours to choose from.
                situation = new Situation.Offered(3);
                continue;
            }
            var turn = Conversation.turn(talk, text, situation);
            talk = turn.talk();
            var command = cells[3].strip().replace("`", "");
            assertThat(command(turn)).as(row).isEqualTo(command);
            if (!words(turn).isEmpty()) {
                assertThat(words(turn)).as(row).isEqualTo(cells[2].strip());
            }
            if (command.equals("AcceptOffer")) {
                situation = new Situation.Confirmed();
            }
            texts++;
        }
        assertThat(texts).isEqualTo(13);
    }

    private static String words(Turn turn) {
        return turn.acts().stream()
                .map(act ->
                        switch (act) {
                            case Act.Say say ->
                                    Words.say(turn.talk().language(), say.key(), say.arguments());
                            case Act.Ask ask ->
                                    Words.say(
                                            turn.talk().language(),
                                            "received",
                                            java.util.List.of());
                            default -> "";
                        })
                .collect(Collectors.joining());
    }

    private static String command(Turn turn) {
        return turn.acts().stream()
                .map(act ->
                        switch (act) {
                            case Act.Ask ask -> "RequestTrial";
                            case Act.Choose choose -> "AcceptOffer";
                            case Act.Move move -> "RescheduleTrial";
                            case Act.Drop drop -> "CancelTrial";
                            default -> "";
                        })
                .collect(Collectors.joining());
    }
}
