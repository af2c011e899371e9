// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import static org.firstsession.schemas.KafkaAnswers.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Brings a cluster in line with the catalogue, and says where it is not. */
public final class TopicProvisioning {

    private final Admin admin;

    public TopicProvisioning(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates the topics that are missing. Existing ones are left as they are: {@link #check} tells
     * of their differences.
     *
     * @param replicationFactor copies of each partition; −1 for the broker's default
     * @return the names of the topics that were created
     */
    public List<String> createMissing(Collection<Topic> topics, short replicationFactor) {
        var existing = await(admin.listTopics().names());
        var missing = topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
        var created =
                missing.stream()
                        .map(topic ->
                                new NewTopic(topic.name(), topic.partitions(), replicationFactor)
                                        .configs(topic.configs()))
                        .toList();
        await(admin.createTopics(created).all());
        return missing.stream().map(Topic::name).toList();
    }

    /** Says in one line each how the cluster differs from the catalogue; empty when it doesn't. */
    public List<String> check(Collection<Topic> topics) {
        var existing = await(admin.listTopics().names());
        var differences = new ArrayList<String>();
        var present = topics.stream().filter(topic -> existing.contains(topic.name())).toList();
        topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .forEach(topic -> differences.add(topic.name() + ": missing"));

        var names = present.stream().map(Topic::name).toList();
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs =
                await(
                        admin.describeConfigs(
                                        names.stream()
                                                .map(TopicProvisioning::resource)
                                                .collect(Collectors.toSet()))
                                .all());
        for (var topic : present) {
            var description = descriptions.get(topic.name());
            if (description != null && description.partitions().size() != topic.partitions()) {
                differences.add(
                        "%s: %d partitions instead of %d"
                                .formatted(
                                        topic.name(),
                                        description.partitions().size(),
                                        topic.partitions()));
            }
            var config = configs.get(resource(topic.name()));
            new TreeMap<>(topic.configs())
                    .forEach((key, wanted) -> {
                        var entry = config == null ? null : config.get(key);
                        var found = entry == null ? null : entry.value();
                        if (!wanted.equals(found)) {
                            differences.add(
                                    "%s: %s is %s instead of %s"
                                            .formatted(topic.name(), key, found, wanted));
                        }
                    });
        }
        return differences;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
