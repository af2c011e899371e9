// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The repository's manners. */
class TidyTest {

    private static final long LARGEST_FILE_BYTES = 500_000;

    @Test
    void readsCommittedRecordsOnly() throws IOException {
        assertThat(
                        files(".java").stream()
                                .filter(file -> text(file).contains("new Kafka" + "Consumer"))
                                .filter(file -> !text(file).contains("read_committed")))
                .isEmpty();
    }

    @Test
    void leavesNothingUnfinished() throws IOException {
        var marks = Pattern.compile("\\b(FIX" + "ME|TO" + "DO|XX" + "X)\\b");
        assertThat(files(".java").stream().filter(file -> marks.matcher(text(file)).find()))
                .isEmpty();
    }

    @Test
    void neverSleepsInTests() throws IOException {
        assertThat(
                        files(".java").stream()
                                .filter(file -> file.toString().contains("/src/test/"))
                                .filter(file -> text(file).contains("Thread." + "sleep(")))
                .isEmpty();
    }

    @Test
    void skipsNoTest() throws IOException {
        assertThat(files(".java").stream().filter(file -> text(file).contains("@Dis" + "abled")))
                .isEmpty();
    }

    @Test
    void keepsFilesSmall() throws IOException {
        assertThat(files("").stream().filter(file -> size(file) > LARGEST_FILE_BYTES)).isEmpty();
    }

    @Test
    void linksToWhatIsThere() throws IOException {
        var link = Pattern.compile("\\]\\(([^)#]+)");
        var broken = new ArrayList<String>();
        for (var page : files(".md")) {
            var matcher = link.matcher(text(page));
            while (matcher.find()) {
                var target = matcher.group(1);
                if (!target.startsWith("http")
                        && !Files.exists(page.resolveSibling(target).normalize())) {
                    broken.add(page + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    /** What git tracks, or would: what isn't built, downloaded or somebody's data. */
    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(Stack.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.toString().matches(".*/(target|\\.git|\\.local|node_modules)/.*"))
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }
}
