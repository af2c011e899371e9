// SPDX-License-Identifier: Apache-2.0
/**
 * How something is measured here, whatever it is: pairs, ratios, the machine, its load, verdicts.
 */
@NullMarked
package org.firstsession.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
