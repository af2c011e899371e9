// SPDX-License-Identifier: Apache-2.0
/**
 * The engine's shell: takes commands off the log, has them decided, and writes the events in the
 * same Kafka transaction. May depend on {@code matching.avro}; the board knows nothing of it.
 */
@NullMarked
package org.firstsession.matching.log;

import org.jspecify.annotations.NullMarked;
