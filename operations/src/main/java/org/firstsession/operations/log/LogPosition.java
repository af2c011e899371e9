// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

/** Where a record stands. Written {@code practice.events-3@1234}. */
public record LogPosition(String topic, int partition, long offset) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
