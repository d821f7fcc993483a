/**
 * The inner loops, in vector code and in plain Java, with one set of bits.
 *
 * <p><b>The seam.</b> {@link io.onset.kernel.Kernels} is all that the mathematics sees. {@code
 * PlainKernels} defines it; {@code kernel.vector} repeats the same operations in the same order
 * with {@code jdk.incubator.vector}, eight, four or two lanes at a time. Native BLAS is not used:
 * its sums depend on the library, the processor and the number of threads.
 *
 * <p><b>Why the bits cannot differ.</b> A lane is a point (or a place in a random stream), never a
 * term of a sum. Every element of a product is one chain of fused multiply-adds, its terms in
 * ascending order; blocking a loop only sets the chain down and takes it up again. Sums over points
 * run in 32 lanes, point k in lane k mod 32, and end in one tree. Exponential, logarithm, sine and
 * cosine are polynomials of our own; the JVM's, and those of its vector library, are not the same
 * on every JDK.
 *
 * <p><b>Shapes.</b> Points lie in tiles of 32, feature by feature: four vectors of 512 bits. The
 * product's register block is 4 rows x 4 vectors, 16 sums, for eight lanes, and 4 x 2 for fewer,
 * where there are 16 registers. A block of 128 features of a tile is 32 KB, the first-level cache;
 * the factor of a law is packed in the order in which it is read, {@link
 * io.onset.kernel.RowPanels}.
 *
 * <p><b>What C2 wants</b> (JDK 17 to 25). Species are static constants: of a field or a parameter
 * every operation becomes a call and an object. No method wraps a vector operation. One loop a
 * method, and not more than some hundred vector operations. The sum is the addend, {@code y.fma(r,
 * sum)}: otherwise a register is copied. No maximum of doubles (five instructions); masks cost two
 * or three on JDK 17. Indices are {@code base + k * constant}: only then are range checks taken out
 * of the loop, which are a quarter of its instructions.
 *
 * <p><b>Tried and dropped</b> (a 2.5 GHz Xeon with AVX-512, JDK 17). Leaving the zeros out of the
 * diagonal's blocks: 119 against 65 microseconds for 10<sup>4</sup> forms at d = 16. Four columns a
 * step, or a method with a constant trip count for each panel: out of registers, 90 to 150. An
 * exponential by the plain Horner scheme: four operations of 28 less, 0.84 ulp instead of 0.77.
 * Normals in one loop: more constants than registers. A screen in single precision for training
 * points, or below d = 512 at the caption's widths: nearly all points survive. Kept: several trials
 * to a pass over the original set where forms are light, and the screen where half of the points or
 * fewer survive a first slice ({@code distance.Screen}).
 */
package io.onset.kernel;
