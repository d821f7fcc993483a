package io.onset.experiment;

import java.io.Serializable;

/**
 * Something that a trial computes on its way to an observation.
 *
 * @param name what it is, in the words of the formulas
 * @param formula the number of the formula that defines it, such as {@code (15)}; empty where none
 *     does
 * @param value a {@code Long}, a {@code Double}, a {@code String} or a list of {@code Double}
 */
public record Quantity(String name, String formula, Object value) implements Serializable {}
