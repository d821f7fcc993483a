package io.onset.experiment.linear;

/**
 * What one trial of the experiment {@code linear} observes of a cell. Logs are natural, L2 terms in
 * units of kappa = (4 pi sigma^2)^(-d/2). NaN, and a null sign, where the contrast was not asked
 * for.
 *
 * @param originalSet which original set the trial was held against
 * @param rank rank of the denoiser's gain, min(n - 1, d)
 * @param fit how the fit's triangular factor was made: {@code cholesky}, {@code cholesky-twice} or
 *     {@code householder}, see {@link io.onset.linalg.Triangular}
 * @param deltaSignOriginal sign of Delta (19), contrast {@code original}: -1, 0, 1
 * @param logAbsDeltaOriginal log |Delta|; -infinity at 0
 * @param deltaSignExact sign of Delta (28), contrast {@code exact}
 * @param logAbsDeltaExact its log |Delta|
 * @param deltaSignMatched sign of Delta, contrast {@code matched}
 * @param logAbsDeltaMatched its log |Delta|
 * @param logGg (14); infinite for n &lt;= d
 * @param logCrossTraining (15) with the training set
 * @param logCrossOriginal (15) with the original set
 * @param logCrossExact (27) at eps = 0
 * @param logCrossMatched (15) with the matched set
 * @param logOffTraining (17) of the training set
 * @param logOffOriginal (17) of the original set
 * @param logOffMatched (17) of the matched set
 * @param logETg log E_TG (18)
 * @param logEOg log E_OG (18)
 * @param logAffinity log(1 - H^2) (11)
 * @param klGeneratedTrue KL(G||rho) (13)
 * @param klTrueGenerated KL(rho||G) (12)
 */
public record LinearObservation(
    int originalSet,
    int rank,
    String fit,
    Integer deltaSignOriginal,
    double logAbsDeltaOriginal,
    Integer deltaSignExact,
    double logAbsDeltaExact,
    Integer deltaSignMatched,
    double logAbsDeltaMatched,
    double logGg,
    double logCrossTraining,
    double logCrossOriginal,
    double logCrossExact,
    double logCrossMatched,
    double logOffTraining,
    double logOffOriginal,
    double logOffMatched,
    double logETg,
    double logEOg,
    double logAffinity,
    double klGeneratedTrue,
    double klTrueGenerated) {}
