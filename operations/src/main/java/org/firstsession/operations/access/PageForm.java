// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.access;

import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** In which form a page is told: as text unless something else is asked for. */
public final class PageForm {

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    @Option(names = "--html", description = "Answer with one HTML page that needs nothing else.")
    private boolean html;

    public boolean isJson() {
        return json;
    }

    /** Tells the page in the form that was asked for. */
    public void tell(
            Output output,
            Supplier<String> asText,
            Supplier<String> asHtml,
            Supplier<Object> asJson) {
        if (json) {
            output.json(asJson.get());
        } else {
            output.text(html ? asHtml.get() : asText.get());
        }
    }
}
