// SPDX-License-Identifier: Apache-2.0
/**
 * Checks the promises from the topics and databases alone. A second, simpler mind: it uses none of
 * the engine's code and none of its types, and says where each violation stands.
 */
@NullMarked
package org.firstsession.operations.verify;

import org.jspecify.annotations.NullMarked;
