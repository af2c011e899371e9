// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.pipeline;

import java.util.List;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;

/**
 * A passthrough that runs, and the topics that it joins.
 *
 * @param from a topic like that of the commands
 * @param to a topic like that of the events
 */
public record Passthrough(Topic from, Topic to, ChildProcess worker) {

    /** Starts a passthrough with a pair of topics of its own. */
    public static Passthrough start(Cluster cluster, String name) {
        return start(cluster, name, "once");
    }

    /** One that does all of its work twice, in place of once: the slowdown of the self-test. */
    static Passthrough startSlow(Cluster cluster, String name) {
        return start(cluster, name, "twice");
    }

    private static Passthrough start(Cluster cluster, String name, String howOften) {
        var from = like(Topics.PRACTICE_COMMANDS, name + ".in");
        var to = like(Topics.PRACTICE_EVENTS, name + ".out");
        cluster.createTopics(List.of(from, to));
        var worker =
                cluster.startProgram(
                        name,
                        List.of(
                                "-Dlogback.configurationFile=org/firstsession/benchmarks/logback.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PassthroughWorker.class.getName(),
                                cluster.kafka(),
                                from.name(),
                                to.name(),
                                name,
                                howOften));
        return new Passthrough(from, to, worker);
    }

    private static Topic like(Topic topic, String name) {
        return new Topic(
                name,
                "A yardstick's.",
                topic.key(),
                List.of(),
                List.of("benchmarks"),
                topic.partitions(),
                topic.configs());
    }
}
