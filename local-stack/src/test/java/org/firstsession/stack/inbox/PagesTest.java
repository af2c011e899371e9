// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void linksAddressesAndNothingElse() {
        assertThat(Pages.linked("See http://127.0.0.1:8080/r/1?token=a&b (or not)."))
                .isEqualTo(
                        "See <a rel=\"noreferrer\" href=\"http://127.0.0.1:8080/r/1?token=a&amp;b\">"
                                + "http://127.0.0.1:8080/r/1?token=a&amp;b</a> (or not).");
    }

    @Test
    void neverLetsAnAddressLeaveItsAttribute() {
        assertThat(Pages.linked("http://x/'onclick='y\"><script>"))
                .doesNotContain("<script>", "'onclick")
                .contains("&#39;onclick=");
    }
}
