package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onset.experiment.Experiment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An experiment with other numbers of trials is the same in all else. */
class AllottedTest {

  private static final Map<Class<?>, Object> ZEROES = Map.of(int.class, 0, long.class, 0L);

  /** Each method, be it one that has a default, reaches the same method of the whole experiment. */
  @Test
  void everyMethodIsForwarded() throws Exception {
    List<Method> heard = new ArrayList<>();
    Experiment<?, ?, ?> whole =
        (Experiment<?, ?, ?>)
            Proxy.newProxyInstance(
                Experiment.class.getClassLoader(),
                new Class<?>[] {Experiment.class},
                (proxy, method, arguments) -> {
                  heard.add(method);
                  return result(method);
                });
    Experiment<?, ?, ?> allotted = new Allotted<>(whole, new long[0]);
    List<Method> methods =
        Arrays.stream(Experiment.class.getDeclaredMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
            .filter(method -> !method.getName().equals("units"))
            .toList();
    assertTrue(methods.size() > 10, methods.toString());
    for (Method method : methods) {
      heard.clear();
      Object[] arguments = Arrays.stream(method.getParameterTypes()).map(ZEROES::get).toArray();
      assertEquals(result(method), method.invoke(allotted, arguments), method.toString());
      assertEquals(List.of(method), heard);
    }
  }

  /** One that no default gives. */
  private static Object result(Method method) {
    Class<?> type = method.getReturnType();
    return type == double.class ? 7.0 : type == List.class ? List.of("heard") : null;
  }
}
