// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** How many therapists failed a hard rule first. */
public record RuleCount(HardRule rule, int therapists) {}
