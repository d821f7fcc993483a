/**
 * {@code submit/chaos}: runs a sweep again and again on a real standalone cluster, breaks something
 * each time, and holds the results against those of an undisturbed run.
 */
package io.onset.chaos;
