// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.calendar;

/** A stretch of time in seconds since 1970, end exclusive. */
public record Span(long fromSecond, long toSecond) {}
