package io.onset.experiment.dynamics;

import java.util.HashMap;
import java.util.Map;

/** Spectra and schedules by their texts, each made once: the cells of a sweep share them. */
final class KnownSettings {

  private final Map<String, Spectrum> spectra = new HashMap<>();
  private final Map<String, NoiseSchedule> schedules = new HashMap<>();

  /** The spectrum of a text and a dimension. */
  Spectrum spectrum(String text, int dimension) {
    return spectra.computeIfAbsent(text + " d=" + dimension, key -> Spectrum.of(text, dimension));
  }

  /** The schedule of a text. */
  NoiseSchedule schedule(String text) {
    return schedules.computeIfAbsent(text, NoiseSchedule::of);
  }
}
