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
 * register block is 6 rows x 4 vectors, 24 sums, for eight lanes, and 2 x 4 for fewer, where there
 * are 16 registers. A multiply-add then takes 1.7 instructions instead of the 1.9 of 4 x 4, and
 * instructions are what is short where a core is shared by two threads. So few loads let a tile of
 * any dimension come from the second-level cache, without blocks of features; the factor of a law
 * is packed in the order in which it is read, {@link io.onset.kernel.RowPanels}.
 *
 * <p><b>What C2 wants</b> (JDK 17 to 25). Species are static constants: of a field or a parameter
 * every operation becomes a call and an object. No method wraps a vector operation. One loop a
 * method, and not more than some hundred vector operations. The sum is the addend, {@code y.fma(r,
 * sum)}: otherwise a register is copied. No maximum of doubles (five instructions); masks cost two
 * or three on JDK 17. Indices are {@code base + k * constant}: only then are range checks taken out
 * of the loop, which are a quarter of its instructions. The loop's variable is itself the index
 * into one operand: 42 instead of 52 instructions for 24 multiply-adds. Every sum begins with a
 * value of its own: where some began with one broadcast, or with zero, C2 copied every sum once a
 * step in two JVMs of five, and spilled some, 67 instructions. The vector library's methods have
 * one profile for all their callers: another hot loop that comes first, as a benchmark's of its
 * own, can leave it such that a kernel's vectors stay on the heap.
 *
 * <p><b>Tried and dropped</b> (a 2.5 GHz Xeon with AVX-512, JDK 17).
 *
 * <ul>
 *   <li>Other register blocks, GF/s with all in the first-level cache: 4 x 4 53, two columns a step
 *       56, four 44; 5 x 4 53, 8 x 2 47, 8 x 3 69 (but tiles of 24), 6 x 4 70, with two columns a
 *       step 42: out of registers. A stride of 6 instead of 8 between the columns of a panel: 58,
 *       since the range check stays in the loop.
 *   <li>Blocks of 64 to 128 columns for forms, 4 x 4, sums set down between them: 36 to 39 GF/s at
 *       d = 256, at most 44 at d = 1000; 6 x 4 in one block of columns: 54 and 50.
 *   <li>Points in four arrays of eight lanes each, so that one index serves all: 27 instead of 38
 *       instructions for 16 multiply-adds, but no less time; two or four columns a step: 2.1 and
 *       2.2 instructions a multiply-add, since registers run out; tiles as an outer loop in the
 *       same method: no less time.
 *   <li>For d = 16 the factor's blocks of 4 x 4 in registers and the sums in memory, over 64 to 256
 *       points: 10 GF/s instead of 16, the stores cross cache lines.
 *   <li>For d = 16 every element of the factor eight times in memory, so that a multiply-add reads
 *       it itself, 60 % of the instructions: 230 against 180 microseconds for 10<sup>4</sup> forms,
 *       since an array begins 16 bytes into a cache line and every read crosses two; on whole lines
 *       no faster than the blocks.
 *   <li>Products by 256 rows and four tiles that stay in the second-level cache, with 32 to 256
 *       rows in the innermost loop: a trial at d = n = 1000 took no less time, on one core or four.
 *   <li>Leaving the zeros out of the diagonal's blocks: 119 against 65 microseconds for
 *       10<sup>4</sup> forms at d = 16. A method with a constant trip count for each panel: 90 to
 *       150.
 *   <li>Powers of two by one Horner chain: 0.89 against 0.82 ns; by Estrin's scheme: 0.84; without
 *       the mask for what is too small: 0.71, but then every pair needs a bound. The exponential
 *       with ln 2 in two parts: 1.18.
 *   <li>Two columns of powers at a time: 0.83 against 0.76 ns; their constants loaded in the loop
 *       instead of held: 48 against 31 instructions.
 *   <li>Sums of half norms by rows instead of by vectors: 5 instead of 15 instructions, no less
 *       time. No blocks of features in a product: 11.0 against 9.7 ns a pair at d = 256.
 *   <li>Normals in one loop: more constants than registers.
 *   <li>A screen in single precision for training points, or for small d: most points survive (of
 *       the original ones at the caption's widths 96 % at n = d = 256, 69 % at 500).
 *   <li>Skipping pairs below 2<sup>-53</sup> of the largest: at the caption's widths all eight of a
 *       vector are below in none of 10<sup>4</sup> cases at d = 16, in 0.1 % at (100, 1000) and 36
 *       % at (256, 256). At (1000, 1000) it is 98 %, but there exponentials are a thousandth of a
 *       trial, and a screen of the products, a twentieth of its operations, would save a fortieth
 *       by count.
 * </ul>
 *
 * <p>Kept: several trials to a pass over the original set where their factors fit the cache, and
 * the screen where half of the points or fewer survive a first slice ({@code distance.Screen}).
 */
package io.onset.kernel;
