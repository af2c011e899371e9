// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the whole system and of the repository's own manners; they may depend on every module.
 */
@NullMarked
package org.firstsession.systemtests;

import org.jspecify.annotations.NullMarked;
