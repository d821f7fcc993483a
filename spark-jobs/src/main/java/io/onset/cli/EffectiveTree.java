package io.onset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onset.experiment.UserException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A sweep file's tree with the overrides of the command line in it, and where each value came from.
 * Not changed once {@link #of} has returned it.
 */
final class EffectiveTree {

  private final String file;
  private final ObjectNode root;

  /** The path of each overridden value, dotted, to the option that set it. */
  private final Map<String, String> options = new LinkedHashMap<>();

  private EffectiveTree(String file, ObjectNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * Applies overrides in their order, the last one to set a value wins.
   *
   * @param file what errors call the tree
   * @param root the tree; copied
   * @param overrides each {@code dotted.key=yamlvalue}; a part of the key that lies in a list is
   *     its index from 0; mappings that are not there are made
   * @throws UserException if one is malformed or leads through a value that has no parts
   */
  static EffectiveTree of(String file, ObjectNode root, List<String> overrides) {
    EffectiveTree tree = new EffectiveTree(file, root.deepCopy());
    overrides.forEach(tree::override);
    return tree;
  }

  /** The top of the tree; not to be modified. */
  ObjectNode root() {
    return root;
  }

  /**
   * What an error about the value at {@code path} names as its source: the option that set it or
   * something around it, else the file, and with it the options that set parts of it.
   */
  String source(String path) {
    for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
      if (options.containsKey(at)) {
        return options.get(at);
      }
    }
    String parts =
        options.entrySet().stream()
            .filter(option -> option.getKey().startsWith(path + "."))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" "));
    return parts.isEmpty() ? file : file + " with " + parts;
  }

  private void override(String override) {
    String option = "--set " + override;
    int equals = override.indexOf('=');
    List<String> keys = Arrays.asList(override.substring(0, Math.max(0, equals)).split("\\.", -1));
    if (keys.stream().anyMatch(String::isBlank)) {
      throw new UserException(option + ": must be key=value, such as --set settings.ridge=0.1");
    }
    JsonNode value = YamlText.parse(option, override.substring(equals + 1));
    put(option, keys, value.isMissingNode() ? root.nullNode() : value);
  }

  /** Goes down as far as the tree does; below that, wraps the value in new mappings. */
  private void put(String option, List<String> keys, JsonNode value) {
    JsonNode at = root;
    int depth = 0;
    JsonNode next = child(option, at, keys, depth);
    while (depth < keys.size() - 1 && !Node.isNothing(next)) {
      at = next;
      next = child(option, at, keys, ++depth);
    }
    JsonNode branch = value;
    for (int i = keys.size() - 1; i > depth; i--) {
      branch = JsonNodeFactory.instance.objectNode().set(keys.get(i), branch);
    }
    if (at instanceof ArrayNode list) {
      list.set(Integer.parseInt(keys.get(depth)), branch);
    } else {
      ((ObjectNode) at).set(keys.get(depth), branch);
    }
    String path = String.join(".", keys.subList(0, depth + 1));
    options.keySet().removeIf(set -> set.equals(path) || set.startsWith(path + "."));
    options.put(path, option);
  }

  private static JsonNode child(String option, JsonNode parent, List<String> keys, int depth) {
    String key = keys.get(depth);
    String place = String.join(".", keys.subList(0, depth));
    if (parent.isObject()) {
      return parent.path(key);
    }
    if (!parent.isArray()) {
      String rule = " is a single value, there is no " + key + " in it";
      throw new UserException(option + ": " + place + rule);
    }
    if (!key.matches("[0-9]{1,9}") || Integer.parseInt(key) >= parent.size()) {
      String rule = " is a list of " + parent.size() + ", its part must be a number from 0, below ";
      throw new UserException(option + ": " + place + rule + parent.size() + ", not " + key);
    }
    return parent.get(Integer.parseInt(key));
  }
}
