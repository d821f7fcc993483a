package io.onset.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 6h}, {@code 45m}, {@code 90s}, {@code 1h30m}, {@code 1.5h}, or as ISO 8601, PT6H. */
final class BudgetOption implements ITypeConverter<Duration> {

  /** A year: longer is a slip of the pen. */
  private static final Duration MOST = Duration.ofDays(366);

  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
  private static final Pattern BUDGET =
      Pattern.compile("(?:%1$sd)?(?:%1$sh)?(?:%1$sm)?(?:%1$ss)?".formatted(NUMBER));
  private static final long[] SECONDS = {86_400, 3600, 60, 1};

  private static final String RULE =
      "must be a time above 0 and of at most 366d, such as 6h, 45m, 90s or 1h30m, got '";

  @Override
  public Duration convert(String text) {
    Duration budget = parse(text.toLowerCase(Locale.ROOT));
    if (budget == null || budget.isNegative() || budget.isZero() || budget.compareTo(MOST) > 0) {
      throw new TypeConversionException(RULE + text + "'; nearest: " + nearest(text));
    }
    return budget;
  }

  private static Duration parse(String text) {
    Matcher parts = BUDGET.matcher(text);
    if (parts.matches()) {
      return sum(parts);
    }
    try {
      return text.startsWith("p") ? Duration.parse(text) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Duration sum(Matcher parts) {
    BigDecimal seconds = BigDecimal.ZERO;
    for (int i = 0; i < SECONDS.length; i++) {
      String part = parts.group(i + 1) == null ? "0" : parts.group(i + 1);
      seconds = seconds.add(new BigDecimal(part).multiply(BigDecimal.valueOf(SECONDS[i])));
    }
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  /** The first number of a text with its unit, or with hours where that is none. */
  private static String nearest(String text) {
    Matcher part =
        Pattern.compile("0*([1-9]\\d{0,8}) *([a-z]?)").matcher(text.toLowerCase(Locale.ROOT));
    if (!part.find()) {
      return "6h";
    }
    String unit = part.group(2).matches("[dhms]") ? part.group(2) : "h";
    String near = part.group(1) + unit;
    Duration budget = parse(near);
    return budget.compareTo(MOST) > 0 ? "366d" : near;
  }
}
