package io.querent.agent.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A map that forgets what was not used for longest. */
final class BoundedCache<K, V> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<K, V> entries;

  BoundedCache(int capacity) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
          }
        };
  }

  V get(K key) {
    lock.lock();
    try {
      return entries.get(key);
    } finally {
      lock.unlock();
    }
  }

  void put(K key, V value) {
    lock.lock();
    try {
      entries.put(key, value);
    } finally {
      lock.unlock();
    }
  }
}
