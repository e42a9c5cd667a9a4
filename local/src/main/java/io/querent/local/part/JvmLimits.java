package io.querent.local.part;

/**
 * How much memory a Java process may take, in MB.
 *
 * @param heap objects
 * @param metaspace classes
 * @param direct network and file buffers outside of the heap
 */
record JvmLimits(int heap, int metaspace, int direct) {

  JvmLimits {
    if (heap <= 0 || metaspace <= 0 || direct <= 0) {
      throw new IllegalArgumentException("Limits are positive numbers of MB");
    }
  }
}
