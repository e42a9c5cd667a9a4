package io.querent.local.supervise;

import io.querent.local.Home;
import io.querent.local.JsonFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The launcher's own account, in {@code .querent/state.json}.
 *
 * @param pid the launcher's process
 * @param gateway the port meant for people
 */
public record LauncherState(long pid, int gateway, List<PartStatus> parts) {

  public LauncherState {
    parts = parts == null ? List.of() : List.copyOf(parts);
  }

  public static Optional<LauncherState> read(Home home) throws IOException {
    return JsonFile.read(home.state(), LauncherState.class);
  }

  public void write(Home home) throws IOException {
    JsonFile.write(home.state(), this);
  }
}
