package io.querent.file.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.contracts.problem.ErrorCode;
import io.querent.contracts.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRootsTest {
  @TempDir Path home;

  private FolderRoots roots;

  @BeforeEach
  void folders() throws IOException {
    Files.createDirectories(home.resolve("sales"));
    Files.createDirectories(home.resolve("own/postgres"));
    Files.createDirectories(home.resolve("own/demo/energy"));
    roots = new FolderRoots(List.of(home, home.resolve("own/demo")), List.of(home.resolve("own")));
  }

  @Test
  void shouldReadBelowABasePath() throws IOException {
    assertThat(roots.folder(home.resolve("sales").toString()))
        .isEqualTo(home.resolve("sales").toRealPath());
  }

  @Test
  void shouldRefuseBelowARefusedPath() {
    assertRefused(home.resolve("own/postgres"));
    assertRefused(home.resolve("own"));
  }

  @Test
  void shouldReadABasePathInsideARefusedOne() throws IOException {
    assertThat(roots.folder(home.resolve("own/demo/energy").toString()))
        .isEqualTo(home.resolve("own/demo/energy").toRealPath());
  }

  @Test
  void shouldFollowLinksBeforeItDecides() throws IOException {
    Path link = Files.createSymbolicLink(home.resolve("innocent"), home.resolve("own/postgres"));

    assertRefused(link);
  }

  @Test
  void shouldRefuseOutsideOfEveryBasePath() {
    assertRefused(home.getParent());
  }

  private void assertRefused(Path folder) {
    assertThatThrownBy(() -> roots.folder(folder.toString()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining(folder.toString());
  }
}
