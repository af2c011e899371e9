// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses OPERATIONS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.firstsession.operations");

    @Test
    void verifierSharesNoCodeWithTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.firstsession.operations.verify..", "org.firstsession.operations.log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.firstsession.engine..",
                        "org.firstsession.matching..",
                        "org.firstsession.commands..",
                        "org.firstsession.events..",
                        "org.firstsession.notifications..",
                        "org.firstsession.types..",
                        "org.firstsession.operations.replay..",
                        "org.firstsession.operations.asof..",
                        "org.firstsession.operations.whatif..",
                        "org.firstsession.operations.policy..",
                        "org.firstsession.operations.command..",
                        "org.firstsession.operations.deadletter..")
                .check(OPERATIONS);
    }

    /** A command goes out at one place; nothing else that runs here could write or send. */
    @Test
    void commandsGoOutAtOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.firstsession.operations.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients.producer..")
                .check(
                        OPERATIONS.that(
                                com.tngtech.archunit.base.DescribedPredicate.describe(
                                        "are not the way to the cluster",
                                        type -> !type.getSimpleName().equals("KafkaAccess"))));
    }

    @Test
    void replayTouchesNothingThatCouldSend() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.firstsession.operations.replay..",
                        "org.firstsession.operations.asof..",
                        "org.firstsession.operations.whatif..",
                        "org.firstsession.operations.timeline..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "javax.net..",
                        "java.sql..",
                        "jakarta.mail..",
                        "org.springframework..",
                        "org.apache.kafka.clients.producer..",
                        "org.firstsession.operations.command..")
                .check(OPERATIONS);
    }

    /**
     * Kafka, the registry and PostgreSQL are spoken to by their clients; there is no other way out.
     */
    @Test
    void nothingOpensAConnectionOfItsOwn() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "javax.net..",
                        "java.nio.channels..",
                        "jakarta.mail..",
                        "org.springframework..")
                .check(OPERATIONS);
    }

    /** What a board reads or a rebuild asks for is a matter of one statement in one place. */
    @Test
    void onlyARebuildWritesToADatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.firstsession.operations.rebuild..")
                .should()
                .callMethod(
                        org.firstsession.operations.access.DatabaseAccess.class,
                        "writable",
                        String.class)
                .check(OPERATIONS);
    }

    @Test
    void dependsOnNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.firstsession.intake..",
                        "org.firstsession.notification..",
                        "org.firstsession.matching.log..",
                        "org.firstsession.matching.board..")
                .check(OPERATIONS);
    }

    @Test
    void packagesAreNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(OPERATIONS);
    }
}
