// SPDX-License-Identifier: Apache-2.0
/**
 * The crisis interlock's look at free text: a versioned lexicon, nothing learned, nothing outside
 * the JDK; whoever takes a text in may depend on it.
 */
@NullMarked
package org.firstsession.intake.screening;

import org.jspecify.annotations.NullMarked;
