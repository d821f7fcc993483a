package io.onset.random;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * One source of randomness of an experiment, such as {@code linear/training-set}. The name is part
 * of every stream key: renaming it moves every draw.
 *
 * @param name words of a-z, 0-9 and '-', joined by '/'
 */
public record Purpose(String name) implements Serializable {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*");

  /** Checks the name. */
  public Purpose {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "purpose must be words of a-z, 0-9 and '-' joined by '/', got \"" + name + "\"");
    }
  }
}
