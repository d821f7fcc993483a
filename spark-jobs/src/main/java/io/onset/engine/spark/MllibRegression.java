package io.onset.engine.spark;

import io.onset.stats.BinomialData;
import io.onset.stats.BinomialFit;
import io.onset.stats.BinomialFit.Status;
import io.onset.stats.BinomialRegression;
import io.onset.stats.Link;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Binomial regressions by MLlib's generalised linear models, on the Spark context there is, or on a
 * local one of its own, opened with the first fit that needs one.
 *
 * <p>MLlib gives standard errors and no covariance. With the abscissa centred at the estimate the
 * predictor is 0 there, so that a second fit gives that of log n* as the intercept's over the
 * slope.
 *
 * <p>MLlib neither sees separated data nor tells that it has not converged: the first is refused
 * before, the second found afterwards, by the step that Newton's method would make from where MLlib
 * stopped.
 */
public final class MllibRegression implements BinomialRegression {

  private static final int MOST_ITERATIONS = 100;

  /** Of the last step: the method is Newton's, and the next would be its square. */
  private static final double TOLERANCE = 1e-6;

  /** A Newton step below this, in standard errors, moves no digit that is shown. */
  private static final double MAXIMUM_STEP = 1e-4;

  private static final StructType SCHEMA =
      new StructType(
          new StructField[] {
            new StructField("label", DataTypes.DoubleType, false, Metadata.empty()),
            new StructField("weight", DataTypes.DoubleType, false, Metadata.empty()),
            new StructField("features", SQLDataTypes.VectorType(), false, Metadata.empty())
          });

  private SparkSession session;
  private boolean own;

  /** MLlib's answer: {@code eta = intercept + slope (log n - centre)}. */
  private record Coefficients(double centre, double intercept, double slope, double error) {
    double root() {
      return centre - intercept / slope;
    }

    boolean areFinite() {
      return Double.isFinite(root()) && slope != 0 && error > 0 && Double.isFinite(error);
    }
  }

  @Override
  public BinomialFit fit(BinomialData data, Link link) {
    if (data.isSeparated()) {
      return BinomialFit.none(Status.SEPARATED);
    }
    return ClusterLoss.watch(() -> fitted(data, link));
  }

  private BinomialFit fitted(BinomialData data, Link link) {
    double[] n = data.abscissae();
    double middle = 0.5 * (StrictMath.log(n[0]) + StrictMath.log(n[n.length - 1]));
    Coefficients first = coefficients(data, link, middle);
    if (!isMaximum(data, link, first)) {
      return BinomialFit.none(Status.DIVERGED);
    }
    Coefficients centred = coefficients(data, link, first.root());
    if (!isMaximum(data, link, centred)) {
      return BinomialFit.none(Status.DIVERGED);
    }
    double error = centred.error / Math.abs(centred.slope);
    return BinomialFit.of(data, link, centred.root(), error, centred.slope);
  }

  private static boolean isMaximum(BinomialData data, Link link, Coefficients found) {
    return found.areFinite()
        && BinomialFit.step(data, link, found.root(), found.slope) <= MAXIMUM_STEP;
  }

  private Coefficients coefficients(BinomialData data, Link link, double centre) {
    GeneralizedLinearRegressionModel model =
        new GeneralizedLinearRegression()
            .setFamily("binomial")
            .setLink(link.word())
            .setWeightCol("weight")
            .setMaxIter(MOST_ITERATIONS)
            .setTol(TOLERANCE)
            .fit(rows(data, centre));
    double slope = model.coefficients().apply(0);
    return new Coefficients(centre, model.intercept(), slope, interceptError(model));
  }

  /** NaN where MLlib left its normal equations for another solver, which has no errors. */
  private static double interceptError(GeneralizedLinearRegressionModel model) {
    try {
      double[] errors = model.summary().coefficientStandardErrors();
      return errors[errors.length - 1];
    } catch (UnsupportedOperationException singular) {
      return Double.NaN;
    }
  }

  /** One partition: the sums have one order, and so their bits. */
  private Dataset<Row> rows(BinomialData data, double centre) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < data.abscissae().length; i++) {
      double x = StrictMath.log(data.abscissae()[i]) - centre;
      rows.add(RowFactory.create(data.proportions()[i], data.sizes()[i], Vectors.dense(x)));
    }
    return session().createDataFrame(rows, SCHEMA).coalesce(1);
  }

  private synchronized SparkSession session() {
    if (session == null) {
      own = SparkEnv.get() == null;
      SparkConf local = new SparkConf().setAppName("onset fits");
      local.setMaster("local[1]").set("spark.ui.enabled", "false");
      session = own ? SparkSession.builder().config(local).getOrCreate() : shared();
    }
    return session;
  }

  private static SparkSession shared() {
    return SparkSession.builder().getOrCreate();
  }

  /** Stops the Spark context if it is its own. */
  @Override
  public synchronized void close() {
    if (own && session != null) {
      session.stop();
    }
    session = null;
  }
}
