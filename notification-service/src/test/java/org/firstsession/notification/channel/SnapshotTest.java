// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.Reachability.Wishes;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.TestRoutes;
import org.firstsession.notification.text.Segments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All messages as their recipients read them, side by side in {@code snapshots/}, for people to
 * look through. When words change on purpose, the new page is in {@code target}.
 */
class SnapshotTest {

    private final MailTexts texts = new MailTexts();

    @ParameterizedTest
    @EnumSource(Language.class)
    void readsAsItWasLookedThrough(Language language) throws IOException {
        var name = "messages-" + language.tag() + ".txt";
        var page =
                Mails.all().stream()
                        .map(letter -> message(letter, language))
                        .distinct()
                        .collect(Collectors.joining("\n"));
        var fresh = Files.writeString(Path.of("target", name), page);

        try (var kept = SnapshotTest.class.getResourceAsStream("/snapshots/" + name)) {
            var looked = new String(Objects.requireNonNull(kept).readAllBytes());
            assertThat(page).as("if it is meant so: %s", fresh).isEqualTo(looked);
        }
    }

    private String message(Letter letter, Language language) {
        var effect = letter.effect();
        var route = TestRoutes.mail("a@b.example", new Wishes(true, true, true, language));
        var appointment = letter.appointment();
        var format = appointment == null ? "" : " " + appointment.format();
        return """
        ======== %s to %s%s
        Subject: %s

        %s%s\
        """
                .formatted(
                        effect.kind(),
                        effect.recipient().role(),
                        format,
                        texts.subject(letter, route),
                        texts.text(letter, route),
                        asText(letter, language));
    }

    private static String asText(Letter letter, Language language) {
        if (letter.effect().recipient().role() == Role.THERAPIST) {
            return "";
        }
        var body = TextBodies.body(letter, TestRoutes.text("+15005550100", language));
        return "\n-- as a text, %d parts: %s\n".formatted(Segments.of(body), body);
    }
}
