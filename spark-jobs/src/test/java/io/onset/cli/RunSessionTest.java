package io.onset.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.onset.cli.RunStatus.End;
import io.onset.store.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSessionTest {

  @TempDir private Path path;

  private static ExitCode failing() {
    throw RunSessionTest.<RuntimeException>undeclared(new IOException("the job was aborted"));
  }

  @SuppressWarnings("unchecked") // as Scala does it
  private static <X extends Exception> X undeclared(Exception e) throws X {
    throw (X) e;
  }

  /** Spark's own exceptions are checked ones, which no compiler knows of. */
  @Test
  void theEndIsToldWhateverIsThrown() {
    RunFolder folder = RunFolder.of(path.toString(), new Configuration());
    try (RunSession session = RunSession.begin(folder, "one")) {
      assertThrows(IOException.class, () -> session.around(RunSessionTest::failing));
    }
    End end = RunStatus.read(folder).orElseThrow().end().orElseThrow();
    assertEquals(new End(3, "java.io.IOException: the job was aborted"), end);
  }
}
