// SPDX-License-Identifier: Apache-2.0
/**
 * Mistakes that schedulers really make, planted into copies of the engine one at a time, to see
 * that the tests would notice. The engine itself has no switches: a copy of the sources is changed,
 * compiled in memory and loaded apart.
 */
@NullMarked
package org.firstsession.engine.planted;

import org.jspecify.annotations.NullMarked;
