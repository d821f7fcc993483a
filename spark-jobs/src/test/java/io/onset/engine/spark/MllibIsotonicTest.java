package io.onset.engine.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.onset.random.Purpose;
import io.onset.random.TrialStreams;
import io.onset.stats.Isotonic;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.IsotonicRegression;
import org.apache.spark.ml.regression.IsotonicRegressionModel;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our isotonic regression against MLlib's. */
@Tag("spark")
class MllibIsotonicTest {

  private static final Purpose PURPOSE = new Purpose("test/isotonic");

  private static double[] mllib(double[] values, double[] weights) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      rows.add(RowFactory.create(values[i], weights[i], Vectors.dense(i)));
    }
    StructType schema =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    SparkSession session = SparkSession.builder().getOrCreate();
    IsotonicRegressionModel model =
        new IsotonicRegression().setWeightCol("weight").fit(session.createDataFrame(rows, schema));
    double[] fit = new double[values.length];
    for (int i = 0; i < fit.length; i++) {
      fit[i] = model.predict(i);
    }
    return fit;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 40})
  void agreesWithMllib(int size) {
    TestSpark.on(TestSpark.FOUR_CORES);
    double[] values = new double[size];
    double[] weights = new double[size];
    new TrialStreams(1).normals(PURPOSE, size, 0).fill(0, values, 0, size);
    new TrialStreams(1).normals(PURPOSE, size, 1).fillUniforms(0, weights, 0, size);
    for (int i = 0; i < size; i++) {
      values[i] += 3.0 * i / size;
    }
    assertArrayEquals(mllib(values, weights), Isotonic.fit(values, weights), 1e-12);
  }
}
