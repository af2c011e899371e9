// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.firstsession.schemas.Topic;

/** What a topic takes on the broker's disk. */
final class LogSize {

    private static final int BROKER = 1;

    private LogSize() {}

    /** In megabytes, all partitions together. */
    static double megabytes(String kafka, Topic topic)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            return admin.describeLogDirs(List.of(BROKER)).allDescriptions().get().values().stream()
                            .flatMap(folders -> folders.values().stream())
                            .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                            .filter(replica -> replica.getKey().topic().equals(topic.name()))
                            .map(Map.Entry::getValue)
                            .mapToLong(ReplicaInfo::size)
                            .sum()
                    / 1e6;
        }
    }
}
