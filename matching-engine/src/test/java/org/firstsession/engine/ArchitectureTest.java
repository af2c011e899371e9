// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstsession.engine.types.GeoPoint;
import org.junit.jupiter.api.Test;

/** What makes the engine give the same events everywhere, and keeps its packages apart. */
class ArchitectureTest {

    private static final String ENGINE = "org.firstsession.engine";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ENGINE);
    private static final Path SOURCES = Path.of("src", "main", "java");

    @Test
    void dependsOnJavaAndJspecifyAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        are(resideInAnyPackage(ENGINE + "..", "java..", "org.jspecify..")))
                .check(CLASSES);
    }

    @Test
    void readsNoClockAndMakesNothingUp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(.*Random.*|random\\..*|Timer.*)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.security\\..*")
                .check(CLASSES);
        noClasses()
                .should()
                .callMethodWhere(isNamed("now|currentTimeMillis|nanoTime|randomUUID|getDefault"))
                .orShould()
                .callMethodWhere(isNamed("systemDefault|identityHashCode|getenv|getProperty"))
                .check(CLASSES);
    }

    @Test
    void doesNoInputOutputNorThreadsNorLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio..",
                        "java.net..",
                        "java.sql..",
                        "java.util.logging..",
                        "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Thread.*|Process.*|System|System\\$.*|Runtime)")
                .check(CLASSES);
    }

    @Test
    void calculatesDistancesAloneInFloatingPoint() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(StrictMath.class)
                .allowEmptyShould(false)
                .check(
                        CLASSES.that(
                                DescribedPredicate.describe(
                                        "not GeoPoint",
                                        one -> !one.isEquivalentTo(GeoPoint.class))));
        noClasses()
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "Math's trigonometry, roots and powers",
                                call ->
                                        call.getTargetOwner().isEquivalentTo(Math.class)
                                                && !call.getName()
                                                        .matches("min|max|floorMod|floorDiv|abs")))
                .check(CLASSES);
        assertThat(linesWith("\\b(double|float|Double|Float|BigDecimal)\\b").keySet())
                .containsExactly("GeoPoint.java");
    }

    @Test
    void knowsItsPackagesInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("types")
                .definedBy(ENGINE + ".types")
                .layer("calendar")
                .definedBy(ENGINE + ".calendar")
                .layer("log")
                .definedBy(ENGINE + ".log")
                .layer("book")
                .definedBy(ENGINE + ".book")
                .layer("matching")
                .definedBy(ENGINE + ".matching")
                .layer("engine")
                .definedBy(ENGINE)
                .whereLayer("types")
                .mayNotAccessAnyLayer()
                .whereLayer("calendar")
                .mayOnlyAccessLayers("types")
                .whereLayer("log")
                .mayOnlyAccessLayers("types")
                .whereLayer("book")
                .mayOnlyAccessLayers("types", "log")
                .whereLayer("matching")
                .mayOnlyAccessLayers("types", "calendar", "book")
                .whereLayer("engine")
                .mayOnlyAccessLayers("types", "log", "calendar", "book", "matching")
                .check(CLASSES);
        slices().matching(ENGINE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void annotatesEveryPackageAndDescribesIt() {
        var packages =
                CLASSES.stream().map(one -> one.getPackageName()).collect(Collectors.toSet());
        assertThat(packages).hasSize(6);
        for (var one : packages) {
            assertThat(read(SOURCES.resolve(one.replace('.', '/')).resolve("package-info.java")))
                    .contains("/**", "@NullMarked");
        }
    }

    /**
     * A hash table may be asked, but its order must never decide anything. Each line that names one
     * stands here with the reason why it does no harm.
     */
    @Test
    void walksThroughNoHashTable() {
        var allowed =
                Map.of(
                        "Bounds.java",
                        List.of("Set.of(slot.therapistId())"), // of one
                        "Cases.java",
                        List.of("Set.of(ActorRole.COORDINATOR, ActorRole.CLINICAL_LEAD)"), // asked
                        "CommandMemory.java",
                        List.of(
                                "known = new HashSet<>()", // asked, added to, removed from
                                "ofCase = new HashMap<>()"), // asked and removed by case
                        "Layer.java",
                        List.of("quick = new HashMap<>()")); // asked, or sorted before a walk

        linesWith(
                        "\\b(Linked)?Hash(Map|Set|table)\\b|Collectors\\.(toSet|toMap|groupingBy)|"
                                + "\\b(Map|Set)\\.(of|copyOf|ofEntries)\\b")
                .forEach((file, lines) ->
                        assertThat(lines)
                                .filteredOn(line -> !line.startsWith("import "))
                                .allSatisfy(line ->
                                        assertThat(allowed.getOrDefault(file, List.of()))
                                                .as(file + ": " + line)
                                                .anyMatch(line::contains)));
        for (var field : List.of("known", "ofCase", "quick")) {
            assertThat(
                            linesWith(
                                    "\\b%s\\.(forEach|stream|iterator|entrySet|keySet|values|toString|removeIf)|: %s\\)"
                                            .formatted(field, field)))
                    .as("walks through %s", field)
                    .isEmpty();
        }
    }

    @Test
    void formatsNothingByTheMachinesLanguage() {
        assertThat(linesWith("%[,0-9+ (-]*d|String\\.format|to(Lower|Upper)Case\\(\\)"))
                .as("only messages of exceptions, which nothing compares")
                .containsOnlyKeys("Require.java", "Book.java");
    }

    private static DescribedPredicate<JavaMethodCall> isNamed(String pattern) {
        return DescribedPredicate.describe(
                "named " + pattern,
                call ->
                        !call.getTargetOwner().getPackageName().startsWith(ENGINE)
                                && call.getName().matches(pattern));
    }

    /** By file name, the code lines in which a pattern is found; comments don't count. */
    private static Map<String, List<String>> linesWith(String regex) {
        var pattern = Pattern.compile(regex);
        var found = new TreeMap<String, List<String>>();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var lines =
                        read(file)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.startsWith("*") && !line.startsWith("/"))
                                .filter(line -> pattern.matcher(line).find())
                                .toList();
                if (!lines.isEmpty()) {
                    found.put(file.getFileName().toString(), lines);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
