// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ScreeningDependenciesTest {

    @Test
    void needsNothingButTheJdk() {
        var screening =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(Screening.class);

        noClasses()
                .should()
                .dependOnClassesThat(
                        JavaClass.Predicates.resideOutsideOfPackages(
                                "org.firstsession.intake.screening", "java..", "org.jspecify.."))
                .check(screening);
    }
}
