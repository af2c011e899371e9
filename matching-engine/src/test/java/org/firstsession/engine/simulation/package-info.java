// SPDX-License-Identifier: Apache-2.0
/**
 * Random weeks of a practice, watched by an auditor that shares no rule with the engine: it reads
 * what went in and what came out.
 */
@NullMarked
package org.firstsession.engine.simulation;

import org.jspecify.annotations.NullMarked;
