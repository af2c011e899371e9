// SPDX-License-Identifier: Apache-2.0
/**
 * The ways from the command line to Kafka, the registry and the databases, and the answer's way
 * back.
 */
@NullMarked
package org.firstsession.operations.access;

import org.jspecify.annotations.NullMarked;
