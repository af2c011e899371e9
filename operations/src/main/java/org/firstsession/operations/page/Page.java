// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.page;

/**
 * One HTML page that needs nothing else: no script, no other file, no request. Light and dark, on
 * paper too.
 */
public final class Page {

    private static final String SHELL =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; --ink: #1c2430; --quiet: #55606e; --paper: #fff; --soft: #f1f4f8;
              --line: #ccd4dd; --blue: #2f6690; --green: #2e7d5b; --amber: #8a5a00; --bar: #dbe6f0 }
            @media (prefers-color-scheme: dark) { :root { --ink: #e7ecf2; --quiet: #a9b4c0; --paper: #12171d;
              --soft: #1b222b; --line: #36414d; --blue: #7db8e0; --green: #72c9a0; --amber: #e3b45b; --bar: #263441 } }
            * { box-sizing: border-box }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem;
              color: var(--ink); background: var(--paper) }
            h1, h2, h3 { overflow-wrap: anywhere } h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
            h3 { font-size: 1rem; margin: 1rem 0 .25rem }
            p { margin: .25rem 0 .75rem } .quiet { color: var(--quiet) } .number { text-align: right;
              font-variant-numeric: tabular-nums }
            .wide { overflow-x: auto } table { border-collapse: collapse; width: 100%%; font-size: .92rem }
            caption { text-align: left; color: var(--quiet); padding-bottom: .25rem }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line) }
            thead th { color: var(--quiet); font-weight: 600; white-space: nowrap } td { overflow-wrap: anywhere }
            th.number, td.number { text-align: right }
            code { font-size: .9em } svg { max-width: 100%%; height: auto } svg text { fill: var(--ink); font-size: 12px }
            .chip { display: inline-block; border: 1px solid currentColor; border-radius: .4rem; padding: 0 .4rem;
              margin: .1rem .1rem 0 0; font-size: .82rem; white-space: nowrap }
            .booked { color: var(--green) } .held { color: var(--amber); border-style: dashed }
            .note { background: var(--soft); border-left: 4px solid var(--blue); padding: .6rem .9rem; margin: 1rem 0 }
            @media print { body { margin: 0; max-width: none } tr, li { break-inside: avoid } }
            %2$s</style></head><body><main>
            %3$s</main></body></html>
            """;

    private Page() {}

    /**
     * The page.
     *
     * @param title plain text
     * @param style CSS of this page alone
     * @param body HTML
     */
    public static String of(String title, String style, String body) {
        return SHELL.formatted(escaped(title), style, body);
    }

    /** A text as it may stand in HTML, inside attributes too. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
