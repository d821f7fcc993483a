package io.onset.experiment.dynamics;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A setting of a word and some numbers, such as {@code two-level 0.5 100}.
 *
 * @param word the first word
 * @param numbers the rest, as decimals
 */
record WordAndNumbers(String word, List<BigDecimal> numbers) {

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,20}(\\.[0-9]{0,40})?");
  private static final Pattern SCIENTIFIC = Pattern.compile(NUMBER + "([eE][-+]?[0-9]{1,3})?");

  /**
   * Reads a text; words are separated by blanks.
   *
   * @throws IllegalArgumentException where what follows the word is not numbers
   */
  static WordAndNumbers of(String text) {
    List<String> words = Arrays.asList(text.strip().split("\\s+"));
    List<BigDecimal> numbers =
        words.stream().skip(1).map(WordAndNumbers::number).collect(Collectors.toList());
    return new WordAndNumbers(words.get(0), List.copyOf(numbers));
  }

  private static BigDecimal number(String text) {
    if (!SCIENTIFIC.matcher(text).matches()) {
      throw new IllegalArgumentException("not a number: " + text);
    }
    return new BigDecimal(text);
  }

  /** Whether the word is this one, with so many numbers. */
  boolean is(String other, int count) {
    return word.equals(other) && numbers.size() == count;
  }

  /** Number {@code i}. */
  double number(int i) {
    return numbers.get(i).doubleValue();
  }

  /** All numbers. */
  double[] values() {
    return numbers.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }

  /** The same setting is always the same text: one blank, no exponents, no trailing zeros. */
  String canonical() {
    String rest =
        numbers.stream()
            .map(number -> " " + number.stripTrailingZeros().toPlainString())
            .collect(Collectors.joining());
    return word + rest;
  }
}
