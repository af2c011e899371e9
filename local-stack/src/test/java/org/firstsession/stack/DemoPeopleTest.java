// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {

    @Test
    void asksAsThePublicApiTakesIt() {
        assertThat(people(200))
                .allSatisfy(body -> {
                    assertThat(body).containsKeys("kind", "format", "state", "timeZone", "person");
                    assertThat(body.get("state")).isIn("CA", "NV");
                    assertThat(body.containsKey("partner"))
                            .isEqualTo("couple-together".equals(body.get("kind")));
                    assertThat(body.get("person"))
                            .asInstanceOf(InstanceOfAssertFactories.MAP)
                            .containsEntry("consents", true)
                            .hasEntrySatisfying(
                                    "email",
                                    email -> assertThat((String) email).endsWith("@example.org"));
                });
    }

    @Test
    void bringsCouplesAndSinglesFromBothStates() {
        assertThat(people(200)).extracting("kind").contains("individual", "couple-together");
        assertThat(people(200)).extracting("state").contains("CA", "NV");
    }

    @Test
    void bringsTheSamePeopleAgain() {
        assertThat(people(20)).isEqualTo(people(20));
    }

    private static List<Map<String, Object>> people(int count) {
        var traffic = new DemoTraffic(URI.create("http://127.0.0.1:1/"));
        return Stream.generate(traffic::visit).limit(count).map(DemoTraffic.Visit::body).toList();
    }
}
