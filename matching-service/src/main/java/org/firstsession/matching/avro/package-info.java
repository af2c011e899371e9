// SPDX-License-Identifier: Apache-2.0
/**
 * Translates between the Avro records of the logs and the engine's own types, one class per
 * direction, without logic. The only package of this service that knows both.
 */
@NullMarked
package org.firstsession.matching.avro;

import org.jspecify.annotations.NullMarked;
