// SPDX-License-Identifier: Apache-2.0
/**
 * Translates between the Avro records of the logs and the engine's own types, one class per
 * direction, without logic. The service that decides and the command line that replays use the same
 * ones; nothing else knows both kinds.
 */
@NullMarked
package org.firstsession.matching.avro;

import org.jspecify.annotations.NullMarked;
