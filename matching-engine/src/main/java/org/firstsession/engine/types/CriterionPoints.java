// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** Points that one criterion gave; negative ones were taken off. */
public record CriterionPoints(Criterion criterion, int points) {}
