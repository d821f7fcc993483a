/**
 * Estimates with their errors: proportions, means and quantiles, fed one value at a time.
 *
 * <p>Every result is a function of the values in the order of their trials, whatever the partitions
 * and the JDK: only {@code + - * /} and {@code sqrt} decide the bits.
 */
package io.onset.stats;
