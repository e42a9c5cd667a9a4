package io.querent.file.dataset;

import io.querent.file.engine.EngineSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Folders that stay open between queries, the least recently used closed first. A folder whose
 * files changed is opened anew. What is in use is never closed under its user.
 */
public final class FolderDatabases implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FolderDatabases.class);

  private final EngineSettings settings;
  private final int mostFiles;
  private final int mostOpen;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Key, Shared> open = new LinkedHashMap<>(16, 0.75f, true);

  public FolderDatabases(EngineSettings settings, int mostFiles, int mostOpen) {
    this.settings = settings;
    this.mostFiles = mostFiles;
    this.mostOpen = mostOpen;
  }

  private record Key(Path folder, Map<String, String> patterns) {}

  /** One opened folder; guarded by its own lock while it is being opened. */
  private static final class Shared {
    private final ReentrantLock opening = new ReentrantLock();
    private FolderDatabase database;
    private List<FolderFile> files;
    private int users;
    private boolean retired;
  }

  /** The right to use an open folder until it is closed. */
  public final class Lease implements AutoCloseable {
    private final Shared shared;

    private Lease(Shared shared) {
      this.shared = shared;
    }

    public FolderDatabase database() {
      return shared.database;
    }

    @Override
    public void close() {
      release(shared);
    }
  }

  /** Opens the folder, or takes it as it stands open when its files are the same. */
  public Lease lease(Path folder, Map<String, String> patterns) throws SQLException {
    List<FolderFile> files = FolderFiles.of(folder, mostFiles).files();
    Key key = new Key(folder, Map.copyOf(patterns));
    Shared shared = claim(key, files);
    shared.opening.lock();
    try {
      if (shared.database == null) {
        shared.database = FolderDatabase.open(settings, folder, key.patterns(), files);
      }
      return new Lease(shared);
    } catch (SQLException | RuntimeException e) {
      forget(key, shared);
      throw e;
    } finally {
      shared.opening.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      new ArrayList<>(open.values()).forEach(this::retire);
      open.clear();
    } finally {
      lock.unlock();
    }
  }

  private Shared claim(Key key, List<FolderFile> files) {
    lock.lock();
    try {
      Shared shared = open.get(key);
      if (shared != null && !shared.files.equals(files)) {
        open.remove(key);
        retire(shared);
        shared = null;
      }
      if (shared == null) {
        shared = new Shared();
        shared.files = files;
        open.put(key, shared);
      }
      shared.users++;
      evict();
      return shared;
    } finally {
      lock.unlock();
    }
  }

  private void evict() {
    Iterator<Shared> oldest = open.values().iterator();
    while (open.size() > mostOpen && oldest.hasNext()) {
      Shared candidate = oldest.next();
      if (candidate.users == 0) {
        oldest.remove();
        retire(candidate);
      }
    }
  }

  private void release(Shared shared) {
    lock.lock();
    try {
      shared.users--;
      if (shared.retired && shared.users == 0) {
        end(shared);
      }
    } finally {
      lock.unlock();
    }
  }

  private void forget(Key key, Shared shared) {
    lock.lock();
    try {
      open.remove(key, shared);
      shared.retired = true;
    } finally {
      lock.unlock();
    }
    release(shared);
  }

  private void retire(Shared shared) {
    shared.retired = true;
    if (shared.users == 0) {
      end(shared);
    }
  }

  private static void end(Shared shared) {
    if (shared.database == null) {
      return;
    }
    try {
      shared.database.close();
    } catch (SQLException e) {
      LOG.warn("a folder's database did not close", e);
    }
  }
}
