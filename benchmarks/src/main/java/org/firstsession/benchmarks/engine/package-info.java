// SPDX-License-Identifier: Apache-2.0
/** The engine alone, in one thread, without any I/O. */
@NullMarked
package org.firstsession.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
