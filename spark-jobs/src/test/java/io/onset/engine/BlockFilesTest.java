package io.onset.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockFilesTest {

  /** {@code s0-1-200-64} of no checksum. */
  private static BlockFile file(int stratum, int strata, long first, int count) {
    return new BlockFile(stratum, strata, first, count, "");
  }

  private static Set<BlockFile> uncovered(BlockFile... files) {
    return Set.copyOf(BlockFiles.uncovered(List.of(files)));
  }

  private static Set<BlockFile> merges(List<BlockFile> files) {
    return Set.copyOf(BlockFiles.merges(files));
  }

  @Test
  void whatOneFileHoldsAloneIsCovered() {
    BlockFile large = file(0, 3, 0, 10);
    BlockFile beyond = file(0, 1, 8, 4);
    assertEquals(
        Set.of(large, beyond),
        uncovered(file(0, 1, 0, 10), file(2, 1, 9, 1), beyond, large, file(1, 2, 3, 4)));
    assertEquals(
        Set.of(file(0, 2, 0, 3), file(1, 2, 0, 3)), uncovered(file(0, 2, 0, 3), file(1, 2, 0, 3)));
  }

  @Test
  void ofTwoThatHoldTheSameOneStays() {
    BlockFile a = new BlockFile(0, 1, 0, 4, "0123456789abcdef");
    BlockFile b = new BlockFile(0, 1, 0, 4, "0123456789abcdee");
    assertEquals(1, BlockFiles.uncovered(List.of(a, b)).size());
    assertEquals(BlockFiles.uncovered(List.of(a, b)), BlockFiles.uncovered(List.of(b, a)));
  }

  @Test
  void neighboursAreMergedUpToTheMostRows() {
    List<BlockFile> files =
        IntStream.range(0, 1500).mapToObj(i -> file(0, 1, 64L * i, 64)).toList();
    int full = BlockFiles.MOST_ROWS;
    assertEquals(Set.of(file(0, 1, 0, full), file(0, 1, full, 1500 * 64 - full)), merges(files));
  }

  @Test
  void neighboursOverStrataAreMergedFirst() {
    List<BlockFile> files = new ArrayList<>();
    for (int stratum = 0; stratum < 6; stratum += 2) {
      for (int first = 0; first < 48; first += 16) {
        files.add(file(stratum, 2, first, 16));
      }
    }
    assertEquals(Set.of(file(0, 6, 0, 48)), merges(files));
  }

  @Test
  void whatDoesNotMeetStays() {
    assertEquals(Set.of(), merges(List.of(file(0, 1, 0, 4), file(0, 1, 5, 4), file(1, 1, 0, 5))));
    assertEquals(
        Set.of(file(0, 1, 0, 8)),
        merges(List.of(file(0, 1, 0, 4), file(0, 1, 4, 4), file(0, 1, 9, 1))));
  }

  @Test
  void twiceIsOnce() {
    List<BlockFile> files =
        Arrays.asList(file(0, 1, 0, 4), file(0, 1, 4, 4), file(1, 1, 0, 8), file(1, 1, 8, 1));
    Set<BlockFile> first = merges(files);
    Set<BlockFile> all = files.stream().collect(Collectors.toSet());
    all.addAll(first);
    assertEquals(Set.of(), merges(List.copyOf(all)), () -> "after " + first);
  }

  @Test
  void fullFilesDoNotCountAsMany() {
    assertFalse(BlockFiles.tooMany(64, 64));
    assertTrue(BlockFiles.tooMany(65, 65));
    assertFalse(BlockFiles.tooMany(164, 100L * BlockFiles.MOST_ROWS));
  }
}
