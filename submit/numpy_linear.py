#!/usr/bin/env python3
"""The trial of Onset's experiment `linear` in NumPy: what submit/bench compares with.

The computation is that of the Java trial with the contrasts `original` and `exact`, widths of the caption, the corrected
covariance, no ridge, one original set: draw a training set and its forward noise, fit, and take log cross_T, cross_O (15),
off_T (17) and cross_rho (27), and from them the signs of Delta (19), (28). The numbers are those of
spark-jobs/REFERENCES.md; everything is in standard units, (Y - mu)/sigma, and L2 terms in units of kappa.

    submit/numpy_linear.py 16:100 100:100 [--seconds 5] [--blocks 5] [--size 10000] [--seed 0]
    submit/numpy_linear.py --check FILE ...

A first JSON line tells the libraries, the dgemm rate and the load; then comes one a cell d:n, with the best and the median
seconds a trial over the blocks (the self term of the original set is paid before, once) and P(Delta > 0). With --check the
points are read (int64 d, n, N, then y, z, original point by point as doubles, all little-endian) and the terms printed.

One process, one thread: the program sets OPENBLAS_NUM_THREADS=1, keeps freed memory (glibc's MALLOC_ thresholds), drops
OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE, which cost up to 1.7 times, and starts itself anew with these. It refuses a NumPy that
is not on OpenBLAS.

Points lie feature by feature (d x n) under a row of ones, so that one product gives L^-1 (y - m); triangles are multiplied
in blocks of rows, the symmetric halves of the pair sum once, buffers are allocated once. A law of rank below d/2 goes by its
low-rank form, as in Java.
"""
import argparse
import json
import math
import os
import platform
import sys
import time

PINNED = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "4294967296"}
HARMFUL = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
NEEDED = "NumPy on OpenBLAS is needed (Debian: python3-numpy and libopenblas0; ONSET_PYTHON names another python3)"

T, LAMBDA, SIGMA = 2.0, math.exp(-4.0), 1.0
RATIO = math.sqrt(LAMBDA * -math.expm1(-2.0 * T)) / (math.exp(-T) * SIGMA)  # r: X = a sigma (Y + r Z)
LOG_2 = math.log(2.0)

POINTS_AT_ONCE = 2500   # columns of a product: what it writes stays in the L2 cache
PAIRS_AT_ONCE = 256     # a square of the pair sum
LEAF = 64               # triangles up to this size are inverted as full matrices


def fail(message):
    print("numpy_linear: " + message, file=sys.stderr)
    sys.exit(2)


def pin():
    """Starts this program anew if the environment is not the one that its numbers are meant for."""
    wanted = {key: value for key, value in os.environ.items() if key not in HARMFUL} | PINNED
    if wanted != dict(os.environ):
        os.execve(sys.executable, [sys.executable] + sys.argv, wanted)


def inverse_of_lower(low):
    """The inverse of lower triangular matrices (... x k x k), by halves."""
    k = low.shape[-1]
    if k <= LEAF:
        return np.linalg.inv(low)
    h = k // 2
    out = np.zeros_like(low)
    out[..., :h, :h] = inverse_of_lower(low[..., :h, :h])
    out[..., h:, h:] = inverse_of_lower(low[..., h:, h:])
    out[..., h:, :h] = -(out[..., h:, h:] @ (low[..., h:, :h] @ out[..., :h, :h]))
    return out


def row_blocks(k):
    """Blocks of rows in which a k x k triangle is multiplied: enough to save work, few enough to be fast."""
    height = max(50, -(-k // 4))
    return [(low, min(low + height, k)) for low in range(0, k, height)]


def lower_times(low, right):
    """L B for a lower triangular L."""
    out = np.empty((low.shape[0], right.shape[1]))
    for lo, hi in row_blocks(len(low)):
        np.matmul(low[lo:hi, :hi], right[:hi], out=out[lo:hi])
    return out


def log_mean_exponential(q):
    """log mean exp(-q/2); overwrites q."""
    least = q.min()
    q -= least
    q *= -0.5
    np.exp(q, out=q)
    return math.log(q.mean()) - 0.5 * least


class Form:
    """q(v) = |L^-1 v|^2, or (|v|^2 - |F v|^2)/eps^2 for a law of low rank; v = y - m, as one matrix for [1; y]."""

    def __init__(self, matrix, triangular, eps2, log_det):
        self.matrix, self.triangular, self.eps2, self.log_det = matrix, triangular, eps2, log_det

    def log_cross(self, points):
        """log of (15); points are those of a Points."""
        for rows, squares, out in points.parts:
            self.write(rows, squares, out, points.products)
        d = len(points.features)
        return 0.5 * (d * LOG_2 - self.log_det) + log_mean_exponential(points.forms)

    def write(self, rows, squares, out, buffer):
        w = buffer[:len(self.matrix) * len(out)].reshape(len(self.matrix), len(out))
        if self.triangular:
            for lo, hi in row_blocks(len(w)):
                np.matmul(self.matrix[lo:hi, :hi + 1], rows[:hi + 1], out=w[lo:hi])
            np.einsum("ij,ij->j", w, w, out=out)
        else:
            np.matmul(self.matrix, rows, out=w)
            np.einsum("ij,ij->j", w[1:], w[1:], out=out)
            np.subtract(w[0], out, out=out)
            out += squares
            out /= self.eps2


class Points:
    """Points feature by feature under a row of ones, in parts, with buffers for the forms at all of them."""

    def __init__(self, count, d):
        self.rows = np.empty((d + 1, count))
        self.rows[0] = 1.0
        self.features = self.rows[1:]
        self.squares = np.empty(count)
        self.forms = np.empty(count)
        self.products = np.empty((d + 1) * min(count, POINTS_AT_ONCE))
        heres = [slice(k, min(k + POINTS_AT_ONCE, count)) for k in range(0, count, POINTS_AT_ONCE)]
        self.parts = [(self.rows[:, here], self.squares[here], self.forms[here]) for here in heres]

    def settle(self):
        """To be called when the features have changed."""
        np.einsum("ij,ij->j", self.features, self.features, out=self.squares)
        return self

    def freeze(self):
        """For points that stay: every part in one piece of memory."""
        self.parts = [(np.ascontiguousarray(rows), squares, forms) for rows, squares, forms in self.parts]
        return self.settle()


class PairSum:
    """log of (17) of sets of n points in d dimensions."""

    def __init__(self, n, d):
        self.n, self.d = n, d
        self.left, self.right = np.empty((d + 2, n)), np.empty((d + 2, n))  # [u; -|u|^2/2; 1] and [u; 1; -|u|^2/2]
        self.left[d + 1], self.right[d] = 1.0, 1.0
        self.half = np.empty(n)
        side = min(n, PAIRS_AT_ONCE)
        self.exponents = np.empty(side * side)

    def log_off(self, features, eps2):
        u = self.left[:self.d]
        np.subtract(features, features.mean(1)[:, None], out=u)
        u *= math.sqrt(0.5 / eps2)
        np.einsum("ij,ij->j", u, u, out=self.half)
        self.half *= -0.5
        self.right[:self.d], self.left[self.d], self.right[self.d + 1] = u, self.half, self.half
        nearest, total = 0.0, self.sum(0.0)
        if total < 1e-250:  # it may have lost terms to underflow
            nearest = self.largest()
            total = self.sum(nearest)
        return math.log(total) + nearest + LOG_2 - 2.0 * math.log(self.n) - 0.5 * self.d * math.log(eps2)

    def sum(self, shift):
        total = 0.0
        for on_diagonal, exponents in self.tiles():
            if shift:
                exponents -= shift
            np.exp(exponents, out=exponents)
            if on_diagonal:
                exponents.flat[::len(exponents) + 1] = 0.0
            total += float(exponents.sum()) * (0.5 if on_diagonal else 1.0)
        return total

    def largest(self):
        top = -math.inf
        for on_diagonal, exponents in self.tiles():
            if on_diagonal:
                exponents.flat[::len(exponents) + 1] = -math.inf
            top = max(top, float(exponents.max()))
        return top

    def tiles(self):
        for i in range(0, self.n, PAIRS_AT_ONCE):
            left = self.left[:, i:i + PAIRS_AT_ONCE].T
            for j in range(i, self.n, PAIRS_AT_ONCE):
                right = self.right[:, j:j + PAIRS_AT_ONCE]
                out = self.exponents[:len(left) * right.shape[1]].reshape(len(left), right.shape[1])
                yield i == j, np.matmul(left, right, out=out)


def fit(x, y, x_mean, y_mean, z_mean):
    """Minimum-norm least squares of rank min(n - 1, d) on centred x, y (d x n); the law's m and a factor A, k x d.

    C is sigma_X^2 A^T A. For n <= d the centred Gram matrix has the null vector 1; adding 1 1^T leaves x (x^T x)^+ y^T as it
    is, since y 1 = 0, and A = L^-1 y^T needs no theta1.
    """
    d, n = x.shape
    spread = math.sqrt(np.vdot(y, y) / (n * d) + RATIO * RATIO)
    if n > d + 1:
        theta = np.linalg.solve(x @ x.T, x @ y.T)
    elif n == d + 1:
        theta = np.linalg.lstsq(x.T, y.T, rcond=None)[0]
    else:
        gram = x.T @ x
        gram += np.trace(gram) / n
        inverse = inverse_of_lower(np.linalg.cholesky(gram))
        factor = lower_times(inverse, y.T)
        m = y_mean - RATIO * ((inverse @ (x.T @ z_mean)) @ factor)
        factor *= spread
        return m, factor
    m = y_mean - RATIO * (z_mean @ theta)
    theta *= spread
    return m, theta


def smooth(m, factor, rank, widths):
    """For C + eps^2 I at each eps^2: the form of the law, of the last only log det and m^T (C + eps^2 I)^-1 m.

    Cholesky of all at once, each with a border row b that becomes L^-1 b.
    """
    d = len(m)
    low_rank = 2 * rank < d
    square, b = (factor @ factor.T, factor @ m) if low_rank else (factor.T @ factor, m)
    k = len(b)
    bordered = np.empty((len(widths), k + 1, k + 1))
    bordered[:, :k, :k] = square
    bordered[:, k, :k] = bordered[:, :k, k] = b
    for matrix, eps2 in zip(bordered, widths):
        matrix.flat[::k + 2] += eps2
        matrix[k, k] = 1.0 + b @ b / eps2
    low = np.linalg.cholesky(bordered)
    log_dets = 2.0 * np.log(np.einsum("wii->wi", low)[:, :k]).sum(1) + (d - k) * np.log(widths)
    inverses = inverse_of_lower(low[:-1, :k, :k])
    forms = []
    for lower, inverse, eps2, log_det in zip(low, inverses, widths, log_dets):
        matrix = np.empty((k + low_rank, d + 1))
        matrix[low_rank:, 0] = -lower[k, :k]
        if low_rank:
            np.matmul(inverse, factor, out=matrix[1:, 1:])
            matrix[0, 0], matrix[0, 1:] = m @ m, -2.0 * m
        else:
            matrix[:, 1:] = inverse
        forms.append(Form(matrix, not low_rank, eps2, log_det))
    last = low[-1, k, :k]
    distance = (m @ m - last @ last) / widths[-1] if low_rank else last @ last
    return forms, log_dets[-1], distance


class Cell:
    """The trials of one (d, n) against one original set."""

    def __init__(self, d, n, original):
        self.d, self.n, self.original = d, n, original
        size = len(original.forms)
        self.widths = np.array([n ** (-2.0 / d), size ** (-2.0 / d), 1.0])
        self.training, self.noise = Points(n, d), np.empty((d, n))
        self.centred, self.noisy = np.empty((d, n)), np.empty((d, n))
        self.pairs = PairSum(n, d)
        self.off_original = None

    def draw(self, rng):
        rng.standard_normal(out=self.noise)
        rng.standard_normal(out=self.centred)
        self.training.features[:] = self.centred

    def terms(self):
        """log off_T, cross_T, cross_O, cross_rho of the points drawn."""
        y = self.training.settle().features
        y_mean, z_mean = y.mean(1), self.noise.mean(1)
        x_mean = y_mean + RATIO * z_mean
        np.multiply(self.noise, RATIO, out=self.noisy)
        self.noisy += y
        self.noisy -= x_mean[:, None]
        np.subtract(y, y_mean[:, None], out=self.centred)
        m, factor = fit(self.noisy, self.centred, x_mean, y_mean, z_mean)
        (training, original), log_det, distance = smooth(m, factor, min(self.n - 1, self.d), self.widths)
        return {"log_off_training": self.pairs.log_off(y, self.widths[0]),
                "log_cross_training": training.log_cross(self.training),
                "log_cross_original": original.log_cross(self.original),
                "log_cross_exact": 0.5 * (self.d * LOG_2 - log_det - distance)}

    def signs(self, terms):
        """Signs of Delta (19) and (28)."""
        off, cross = (1.0, terms["log_off_training"]), (-2.0, terms["log_cross_training"])
        exact = sign_of([off, cross, (2.0, terms["log_cross_exact"])])
        if self.off_original is None:
            self.pay_self_term()
        return sign_of([off, (-1.0, self.off_original), cross, (2.0, terms["log_cross_original"])]), exact

    def pay_self_term(self):
        self.off_original = PairSum(len(self.original.forms), self.d).log_off(self.original.features, self.widths[1])
        return self


def sign_of(terms):
    top = max(log for _, log in terms)
    total = math.fsum(weight * math.exp(log - top) for weight, log in terms)
    return (total > 0) - (total < 0)


def check(path):
    """The terms of points from a file."""
    with open(path, "rb") as file:
        d, n, size = np.fromfile(file, "<i8", 3)
        y, z, points = (np.fromfile(file, "<f8", count * d).reshape(count, d) for count in (n, n, size))
    original = Points(size, d)
    original.features[:] = points.T
    cell = Cell(int(d), int(n), original.freeze())
    cell.training.features[:], cell.noise[:] = y.T, z.T
    terms = cell.terms()
    signs = cell.signs(terms)
    return terms | {"log_off_original": cell.off_original, "delta_sign_original": signs[0], "delta_sign_exact": signs[1]}


def measure(d, n, options):
    """Blocks of whole trials, each of an equal share of the time and at least one trial."""
    original = Points(options.size, d)
    original.features[:] = np.random.default_rng([options.seed, d]).standard_normal((d, options.size))
    cell = Cell(d, n, original.freeze()).pay_self_term()
    rng = np.random.Generator(np.random.SFC64([options.seed, d, n]))
    seconds, signs = [], []

    def block(share):
        count, start = 0, time.perf_counter()
        while count == 0 or time.perf_counter() - start < share:
            cell.draw(rng)
            signs.append(cell.signs(cell.terms()))
            count += 1
        return (time.perf_counter() - start) / count

    block(min(0.2, options.seconds / options.blocks))
    seconds = [block(options.seconds / options.blocks) for _ in range(options.blocks)]
    p = [0.5 + 0.5 * sum(sign) / len(sign) for sign in zip(*signs)]
    return {"d": d, "n": n, "trials": len(signs), "best_seconds": min(seconds), "median_seconds": sorted(seconds)[len(seconds) // 2],
            "block_seconds": seconds, "p_delta_positive": {"original": p[0], "exact": p[1]}}


def libraries():
    """OpenBLAS as it is loaded: what NumPy was built against may not be what it runs on."""
    with open("/proc/self/maps") as maps:
        return sorted({line.split()[-1] for line in maps if "openblas" in line.lower()})


def openblas_version(paths):
    import ctypes
    for path in paths:
        library = ctypes.CDLL(path)
        for name in ("openblas_get_config", "openblas_get_config64_", "scipy_openblas_get_config", "scipy_openblas_get_config64_"):
            if hasattr(library, name):
                tell = getattr(library, name)
                tell.restype = ctypes.c_char_p
                return tell().decode().strip()
    return "unknown"


def dgemm_rate(size=1000):
    """GF/s of a product of two square matrices, best of five."""
    a, out = np.random.default_rng(0).standard_normal((size, size)), np.empty((size, size))
    b, best = a.copy(), math.inf
    for _ in range(5):
        start = time.perf_counter()
        np.matmul(a, b, out=out)
        best = min(best, time.perf_counter() - start)
    return 2e-9 * size ** 3 / best


def machine():
    paths = libraries()
    if not paths:
        fail("numpy %s is not on OpenBLAS; %s" % (np.__version__, NEEDED))
    return {"python": platform.python_version(), "numpy": np.__version__, "openblas": openblas_version(paths),
            "dgemm_gflops": dgemm_rate(), "load_average": os.getloadavg()}


def cell_of(text):
    try:
        d, n = map(int, text.split(":"))
    except ValueError:
        d = n = 0
    if d < 1 or n < 2:
        fail("cell must be d:n with d >= 1 and n >= 2, got " + text)
    return d, n


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cells", nargs="*", metavar="d:n")
    parser.add_argument("--check", nargs="+", default=[], metavar="FILE", help="print the terms of the points in these files")
    parser.add_argument("--seconds", type=float, default=5.0, help="measured time of a cell")
    parser.add_argument("--blocks", type=int, default=5, help="parts of it, each timed")
    parser.add_argument("--size", type=int, default=10_000, help="N, points of the original set")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    cells = [cell_of(text) for text in options.cells]
    print(json.dumps(machine()), flush=True)
    for path in options.check:
        print(json.dumps(check(path)), flush=True)
    for d, n in cells:
        print(json.dumps(measure(d, n, options)), flush=True)


if __name__ == "__main__":
    pin()
try:
    import numpy as np
except ImportError:
    fail("%s has no numpy; %s" % (sys.executable, NEEDED))
if __name__ == "__main__":
    main()
