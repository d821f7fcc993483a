package io.onset.experiment.dynamics;

/**
 * What one trial of the experiment {@code dynamics} observes of a cell. Divergences are totals in
 * nats; losses, trace and variances per dimension; logs natural, L2 terms in units of (4
 * pi)^(-d/2). NaN, and a null sign, where it was not asked for.
 *
 * @param rank rank of the empirical covariance, min(N - 1, d)
 * @param klGeneratedTrue KL(G||rho) of the generated law G; infinite for a singular one
 * @param klTrueGenerated KL(rho||G); infinite for a singular one
 * @param trainLoss the denoising loss on the training set, averaged over the levels
 * @param testLoss the same on fresh data
 * @param trainLossLevel the training loss at the level asked for
 * @param testLossLevel the test loss there
 * @param sampledTrace Tr C/d of the generated covariance
 * @param sampledLeast its least eigenvalue
 * @param sampledLargest its largest eigenvalue
 * @param overlap with the model of a second training set, see {@link Overlap}
 * @param deltaSign sign of Delta = E_TG - E_OG
 * @param logAbsDelta log |Delta|
 * @param logETg log E_TG, squared L2 distance from the training set's kernel density
 * @param logEOg log E_OG, from the original set's
 */
public record DynamicsObservation(
    int rank,
    double klGeneratedTrue,
    double klTrueGenerated,
    double trainLoss,
    double testLoss,
    double trainLossLevel,
    double testLossLevel,
    double sampledTrace,
    double sampledLeast,
    double sampledLargest,
    double overlap,
    Integer deltaSign,
    double logAbsDelta,
    double logETg,
    double logEOg) {}
