package io.querent.cli.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {

  @Test
  void shouldTakeADatabaseUrlApart() {
    Place place = place("postgres://reader:p%40ss+word@db.example.com:5433/shop");

    assertThat(place.kind()).isEqualTo("postgres");
    assertThat(place.host()).isEqualTo("db.example.com");
    assertThat(place.port(5432)).isEqualTo(5433);
    assertThat(place.database()).isEqualTo("shop");
    assertThat(place.user()).isEqualTo("reader");
    assertThat(place.password()).isEqualTo("p@ss+word");
    assertThat(place.toString()).doesNotContain("p@ss");
  }

  @Test
  void shouldTellFilesFromFolders(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("music.data"));

    assertThat(place(folder.toString()).kind()).isEqualTo("files");
    assertThat(place(file.toString()).kind()).isEqualTo("sqlite");
    assertThat(place("sqlite:" + file).path()).isEqualTo(file.toString());
    assertThat(place("not-here.db").kind()).isEqualTo("sqlite");
  }

  @Test
  void shouldMakeAPathAbsoluteAndSuggestItsName() {
    Place place = place("data/../music.db");

    assertThat(place.path()).startsWith("/").endsWith("/music.db").doesNotContain("..");
    assertThat(place.name()).contains("music");
  }

  private static Place place(String where) {
    return Place.of(Optional.of(where), Optional.empty());
  }
}
