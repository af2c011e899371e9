// SPDX-License-Identifier: Apache-2.0
/**
 * How good the engine's matches are, beside the best that anybody could have done who knew every
 * request in advance. May depend on everything but the engine's rules: what suits whom is worked
 * out anew here.
 */
@NullMarked
package org.firstsession.engine.quality;

import org.jspecify.annotations.NullMarked;
