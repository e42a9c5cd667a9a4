package io.querent.datasource.learn.profile;

import java.util.Arrays;

/**
 * The distinct values of a column as 64-bit hashes, at 8 to 16 bytes each. With the at most 100,000
 * values of a profile the chance of any collision is below one in a billion.
 */
public final class ValueSet {
  private static final long EMPTY = 0;

  private long[] slots = new long[64];
  private int size;

  /** Adds a value; values of different types that are written alike are the same. */
  public boolean add(String value) {
    return addHash(hash(value));
  }

  /** Whether the value was added. */
  boolean contains(String value) {
    return holds(hash(value));
  }

  public int size() {
    return size;
  }

  /** How many of these values the other set lacks. */
  public int missingFrom(ValueSet other) {
    int missing = 0;
    for (long slot : slots) {
      if (slot != EMPTY && !other.holds(slot)) {
        missing++;
      }
    }
    return missing;
  }

  private boolean addHash(long hash) {
    int at = find(slots, hash);
    if (slots[at] == hash) {
      return false;
    }
    slots[at] = hash;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  private boolean holds(long hash) {
    return slots[find(slots, hash)] == hash;
  }

  private void grow() {
    long[] wider = new long[slots.length * 2];
    Arrays.stream(slots).filter(s -> s != EMPTY).forEach(s -> wider[find(wider, s)] = s);
    slots = wider;
  }

  private static int find(long[] slots, long hash) {
    int mask = slots.length - 1;
    int at = (int) (hash ^ (hash >>> 32)) & mask;
    while (slots[at] != EMPTY && slots[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /**
   * FNV-1a over the characters, then the finalizer of MurmurHash3; never the mark of an empty slot.
   */
  private static long hash(String value) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == EMPTY ? 1 : hash;
  }
}
