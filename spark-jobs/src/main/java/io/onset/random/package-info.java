/**
 * Random numbers as a function of (master seed, purpose, data key, trial, number), and of nothing
 * else: not of order, partition, thread or machine. The definition below, version 1, is complete;
 * whoever follows it gets the same streams in any language.
 *
 * <p><b>Key.</b> Take SHA-256 of the UTF-8 text
 *
 * <pre>onset-stream-1 SEED PURPOSE</pre>
 *
 * with single spaces, SEED in decimal (signed, 64 bits) and PURPOSE the purpose's name. The first
 * four bytes, least significant first, are the key word k0, the next four k1.
 *
 * <p><b>Blocks.</b> Block p, 0 &lt;= p &lt; 2<sup>32</sup>, is Philox4x32-10 (Salmon and others
 * 2011) of the counter words
 *
 * <pre>c0 = p,  c1 = trial,  c2 = low 32 bits of the data key,  c3 = its high 32 bits</pre>
 *
 * with 0 &lt;= trial &lt; 2<sup>32</sup>, under the key (k0, k1). It gives the words w0, w1, w2,
 * w3. (NumPy's own Philox is the 4x64 one; the ten rounds have to be written out, see below.)
 *
 * <p><b>Uniforms.</b> With a = w1 2<sup>32</sup> + w0 and b = w3 2<sup>32</sup> + w2,
 *
 * <pre>u = (floor(a / 2^12) + 1/2) 2^-52,   v = (floor(b / 2^12) + 1/2) 2^-52,</pre>
 *
 * both exact in double precision, from 2<sup>-53</sup> to 1 - 2<sup>-53</sup>. Uniform number 2p is
 * u of block p, uniform number 2p + 1 is v.
 *
 * <p><b>Normals.</b> Normal number 2p is sqrt(-2 ln u) cos(2 pi v), and number 2p + 1 is sqrt(-2 ln
 * u) sin(2 pi v). Ours are within 0.6 ulp of these real numbers and have the same bits on every
 * machine. To get them within 1 ulp elsewhere, take the quarter turns off first, which is exact: q
 * = rint(4 v), t = 4 v - q, and turn cos(pi t / 2) and sin(pi t / 2) by q right angles; then
 * compute in extended precision (NumPy's longdouble on x86-64) and round. The plain formula in
 * doubles is off by 3e-15, and relatively by more where 2 pi v is near a zero of the sine or
 * cosine.
 *
 * <p><b>Chi variates.</b> Number i, 0 &lt;= i &lt; 2<sup>25</sup>, with m degrees of freedom, of a
 * stream of its own. Attempts a = 0, 1, ..., 63 take x, normal number 2<sup>26</sup> a + i, and u,
 * uniform number 2<sup>26</sup> a + 2<sup>25</sup> + i. For m = 1 the variate is the absolute value
 * of the first x. For m &gt; 1 let s = m/2 - 1/3 and v = (1 + x/(3 sqrt(s)))^3; the first attempt
 * with v &gt; 0 and
 *
 * <pre>ln u &lt; x^2/2 + s (1 - v + ln v)</pre>
 *
 * gives the variate sqrt(2 s v) [Marsaglia 2000].
 *
 * <p><b>Rounds.</b> Ten times, all modulo 2<sup>32</sup> but the products:
 *
 * <pre>
 * p = 0xD2511F53 * c0,  q = 0xCD9E8D57 * c2
 * (c0, c1, c2, c3) = (high(q) ^ c1 ^ k0, low(q), high(p) ^ c3 ^ k1, low(p))
 * k0 += 0x9E3779B9,  k1 += 0xBB67AE85
 * </pre>
 *
 * with high and low the upper and lower 32 bits of a product; the last counter is the block.
 *
 * <p><b>Example.</b> Seed 2025, purpose {@code linear/training-set}, data key 0x0123456789abcdef,
 * trial 137:
 *
 * <pre>
 * text       onset-stream-1 2025 linear/training-set
 * key        k0 = 0x1bedae9a, k1 = 0x93babd4f
 * block 0    0x9b7b90b0 0x491bf07c 0x584785b6 0x36f5d8ee
 * uniforms   0x1.246fc1f26dee6p-2 = 0.2855825714318442,  0x1.b7aec772c23c4p-3 = 0.21468883341756684
 * normals    0.34837936463842415544..., 1.54437041147785574020...
 * block 1    0xe412a60c 0xb0f520d7 0x4c03eb12 0x3995d7c2
 * uniforms   0x1.61ea41afc8255p-1 = 0.6912403609349648,  0x1.ccaebe12601f4p-3 = 0.22494266980721955
 * normals    0.13474251700612084143..., 0.84875190449992524524...
 * </pre>
 */
package io.onset.random;
