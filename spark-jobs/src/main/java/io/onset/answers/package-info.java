/**
 * What a sweep's curves answer: where they cross their levels, how sure that is, and how it moves
 * with the dimension. A function of the curves, their counts and the seed alone.
 */
package io.onset.answers;
