// SPDX-License-Identifier: Apache-2.0
/**
 * The words that commands, events and rules share: ids, codes and small values. Depends on nothing.
 */
@NullMarked
package org.firstsession.engine.types;

import org.jspecify.annotations.NullMarked;
