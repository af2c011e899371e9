// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialRescheduled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * From the first word to the cancelled session by text alone, each text answered once. Early, while
 * the practice has hours to move to.
 */
@Order(1)
class TextConversationStory {

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    /** The conversation that docs/messages.md shows is this one, but for its times and links. */
    @Test
    void goesAsThePageOfMessagesShowsIt() throws IOException {
        var phone = new Handset();
        var moved = Log.events("lakeside", TrialRescheduled.class).size();
        var rows = conversation();

        for (var row : rows) {
            if (!row.typed().isEmpty()) {
                phone.says(row.typed());
            }
            phone.hears(plain(row.answered()).substring(0, 17));
        }

        assertThat(phone.texts().stream().map(TextConversationStory::plain))
                .filteredOn(text -> !text.startsWith("Where will you be"))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream()
                                .map(Row::answered)
                                .map(TextConversationStory::plain)
                                .toList());
        assertThat(Log.events("lakeside", TrialRescheduled.class)).hasSize(moved + 1);
    }

    @Test
    void movesAndCancelsInSpanish() {
        var phone = new Handset();
        phone.says("Hola, quisiera una cita por video para mí");
        phone.says("sí");
        phone.says("1");
        phone.says("Nevada");
        assertThat(phone.says("cuanto antes")).startsWith("Gracias");
        phone.hears("1) ");
        phone.says("2");
        phone.hears("Detalles: http");
        var cancelled = Log.events("lakeside", TrialCancelled.class).size();

        assertThat(phone.says("ayuda")).contains("ANULAR").doesNotContain("Reply");
        assertThat(phone.says("estado")).startsWith("Su cita: ");
        assertThat(phone.says("cambiar")).startsWith("¿Cuándo le vendría mejor?");
        phone.says("entre semana");
        phone.hears("Su cita ha cambiado");
        assertThat(phone.says("anular")).contains("Responda 1");
        phone.says("1");
        phone.hears("fue cancelada");

        assertThat(Log.events("lakeside", TrialCancelled.class)).hasSize(cancelled + 1);
        assertThat(phone.says("estado")).startsWith("No hay ninguna solicitud");
    }

    /**
     * A row of the page.
     *
     * @param typed what somebody texts; empty where a text comes by itself
     */
    private record Row(String typed, String answered) {}

    private static List<Row> conversation() throws IOException {
        var page = Files.readString(Stack.root().resolve("docs/messages.md"));
        var table =
                page.substring(
                        page.indexOf("<!-- conversation: begin -->"),
                        page.indexOf("<!-- conversation: end -->"));
        var rows = new ArrayList<Row>();
        for (var line : table.lines().filter(it -> it.startsWith("| ")).skip(1).toList()) {
            var cells = line.split("\\|", -1);
            rows.add(new Row(cells[1].strip(), cells[2].strip()));
        }
        return rows;
    }

    /** Without what differs each time. */
    private static String plain(String text) {
        return text.replaceAll(
                        "[A-Z][a-z]{2}, [A-Z][a-z]{2} \\d{1,2}, \\d{1,2}:\\d\\d [AP]M P[SD]T",
                        "<time>")
                .replaceAll("http://\\S+", "<link>");
    }
}
