// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** A therapist who was nearly possible, and the first hard rule that stands in the way. */
public record NearMiss(TherapistId therapistId, HardRule rule) {}
