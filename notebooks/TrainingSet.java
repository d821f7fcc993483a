import io.onset.random.NormalStream;
import io.onset.random.Purpose;
import io.onset.random.TrialStreams;

/**
 * Prints the numbers of a training set as the JVM draws them, for notebook 5 to compare with: a line each of uniform
 * and normal, in hexadecimal, so that no bit is lost.
 *
 * <pre>java -cp onset.jar notebooks/TrainingSet.java SEED D N TRIAL</pre>
 */
class TrainingSet {

  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    int d = Integer.parseInt(arguments[1]);
    int n = Integer.parseInt(arguments[2]);
    long dataKey = ((long) d << 32) | n;
    NormalStream stream =
        new TrialStreams(seed).normals(new Purpose("linear/training-set"), dataKey, Long.parseLong(arguments[3]));
    double[] uniforms = new double[n * d];
    double[] normals = new double[n * d];
    stream.fillUniforms(0, uniforms, 0, uniforms.length);
    stream.fill(0, normals, 0, normals.length);
    for (int i = 0; i < normals.length; i++) {
      System.out.println(Double.toHexString(uniforms[i]) + " " + Double.toHexString(normals[i]));
    }
  }
}
