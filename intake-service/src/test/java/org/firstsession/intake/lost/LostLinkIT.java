// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.lost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.regex.Pattern;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.PageVisitor;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostLinkIT extends RunningService {

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "lost-" + UUID.randomUUID();
    private final String email = UUID.randomUUID() + "@example.com";
    private UUID request;

    @BeforeEach
    void ask() {
        openPractice(practice).close();
        var body = ValidRequest.with("{\"person\": {\"email\": \"%s\"}}".formatted(email));
        request =
                client.request(practice, UUID.randomUUID().toString(), body.toString()).requestId();
    }

    @Test
    void sendsAFreshLinkToTheContactOnFile() {
        askFor(email);

        var sent = await().until(this::sent, message -> !message.isEmpty());
        assertThat(sent).contains(email);
        var link = Pattern.compile(URL + "/r/" + request + "\\?token=[^\\s\"\\\\]+").matcher(sent);
        assertThat(link.find()).isTrue();
        assertThat(new PageVisitor().open(link.group()).statusCode()).isEqualTo(200);
    }

    @Test
    void answersTheSameWhoeverIsKnown() {
        assertThat(askFor(email)).isEqualTo(askFor("nobody-" + email));
        assertThat(askFor("not an address")).isEqualTo(askFor(email));
    }

    @Test
    void renewsALinkThatIsNoLongerGoodByOneButton() {
        var visitor = new PageVisitor();
        var gone = visitor.open(URL + "/r/" + request + "?token=" + UUID.randomUUID());
        assertThat(gone.statusCode()).isEqualTo(404);

        var page = visitor.press("fresh");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(await().until(this::sent, message -> !message.isEmpty())).contains(email);
    }

    private String askFor(String contact) {
        var visitor = new PageVisitor();
        visitor.open(URL + "/p/" + practice + "/link");
        var page = visitor.press("link", "contact", contact);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private String sent() {
        return NOTIFICATION.taken().stream()
                .filter(message -> message.contains(request.toString()))
                .findFirst()
                .orElse("");
    }
}
