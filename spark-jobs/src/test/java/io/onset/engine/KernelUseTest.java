package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onset.engine.KernelUse.Told;
import io.onset.kernel.Backend.Label;
import io.onset.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KernelUseTest {

  private final List<String> warnings = new ArrayList<>();
  private final KernelUse use = new KernelUse(warnings::add);

  @Test
  void aTaskTellsTheKernelsOfItsJvm() {
    Told<String> told = KernelUse.telling((Integer task) -> "result " + task).run(3);
    assertEquals("result 3", told.result());
    assertEquals(Kernels.best().name(), told.kernels().name());
  }

  /** Executors that differ: all are counted, a warning comes at once and once. */
  @Test
  void executorsMayDiffer() {
    List<Integer> results = new ArrayList<>();
    Consumer<Told<Integer>> done = use.counting(results::add);
    done.accept(new Told<>(1, new Label("vector-512", "")));
    assertEquals(List.of(), warnings);
    done.accept(new Told<>(2, new Label("plain", "no module")));
    assertEquals(List.of("no module"), warnings);
    done.accept(new Told<>(3, new Label("plain", "no module")));
    done.accept(new Told<>(4, new Label("plain", "by property")));
    done.accept(new Told<>(5, new Label("vector-512", "")));
    assertEquals(List.of("no module", "by property"), warnings);
    assertEquals(Map.of("plain", 3L, "vector-512", 2L), use.tasks());
    assertEquals(List.of(1, 2, 3, 4, 5), results);
  }
}
