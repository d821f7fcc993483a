package io.onset.engine.spark;

import io.onset.engine.ClusterLostException;
import io.onset.store.StoreException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;

/** Tells that the cluster went from what a task of ours threw. */
final class ClusterLoss {

  /** What Spark says, in its own exceptions alone, when executors, master or context are gone. */
  private static final Pattern SAYS =
      Pattern.compile(
          "ExecutorLostFailure|SparkContext was shut down|Master removed our application"
              + "|All masters are unresponsive|stopped SparkContext|SparkContext has been shutdown"
              + "|Exiting due to error from cluster scheduler|"
              + ExecutorWatch.SAYS);

  /** What a task said of the store, where Spark keeps its words alone and not what was thrown. */
  private static final Pattern STORE =
      Pattern.compile(Pattern.quote(StoreException.class.getName()) + ": (.*)");

  private ClusterLoss() {}

  /**
   * Does something with the cluster.
   *
   * @throws ClusterLostException where it is gone
   * @throws StoreException where a task could not read or write the folder; whatever else is thrown
   *     stays what it is
   */
  static <R> R watch(Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw isLoss(e) ? lost(e) : e;
    } catch (Exception e) { // Scala declares none of what it throws
      requireStore(e);
      throw isLoss(e) ? lost(e) : ClusterLoss.<RuntimeException>undeclared(e);
    }
  }

  /** Whether Spark itself says so: an exception with another one behind it came from a task. */
  static boolean isLoss(Exception thrown) {
    boolean isSparks = thrown instanceof SparkException || thrown instanceof IllegalStateException;
    return isSparks
        && thrown.getCause() == null
        && SAYS.matcher(String.valueOf(thrown.getMessage())).find();
  }

  /** Spark drops the exception of a task that it may run nowhere any more. */
  private static void requireStore(Exception e) {
    Matcher store = STORE.matcher(String.valueOf(e.getMessage()));
    if (e instanceof SparkException && e.getCause() == null && store.find()) {
      throw new StoreException(store.group(1), null);
    }
  }

  private static ClusterLostException lost(Exception e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    String plain = first.replaceAll("^\\[\\w+] | SQLSTATE: \\w+$", "");
    String rule = "the cluster was lost; the same command goes on from there: ";
    return new ClusterLostException(rule + plain, e);
  }

  @SuppressWarnings("unchecked") // the compiler is told that it is unchecked, and nobody else
  private static <X extends Exception> X undeclared(Exception e) throws X {
    throw (X) e;
  }
}
