package io.querent.local.demo.music;

import java.util.List;

/** What is on sale, and in which formats. */
final class Genres {

  /**
   * @param weight how many artists play it, compared with the others
   * @param minutes usual length of a track
   */
  record Genre(String name, double weight, double minutes, boolean video, boolean orchestral) {}

  private static Genre songs(String name, double weight, double minutes) {
    return new Genre(name, weight, minutes, false, false);
  }

  static final List<Genre> ALL =
      List.of(
          songs("Rock", 20, 4.4),
          songs("Pop", 12, 3.6),
          songs("Latin", 11, 3.9),
          songs("Metal", 9, 5.0),
          songs("Jazz", 8, 5.1),
          songs("Alternative", 7, 4.2),
          songs("Blues", 5, 4.3),
          songs("Soul", 5, 4.0),
          songs("Reggae", 4, 4.1),
          new Genre("Classical", 6, 5.2, false, true),
          songs("Hip Hop", 4, 3.7),
          songs("Electronic", 4, 5.5),
          songs("Folk", 4, 3.8),
          songs("Country", 3, 3.4),
          songs("Punk", 3, 2.7),
          songs("Funk", 3, 4.5),
          songs("World", 2.5, 4.7),
          songs("Ambient", 2, 7.0),
          songs("Gospel", 1.5, 4.0),
          songs("Soundtrack", 2, 3.2),
          songs("Ska", 1.5, 3.1),
          new Genre("TV Series", 3, 38, true, false),
          new Genre("Concert Film", 1, 24, true, false),
          new Genre("Opera", 0.6, 6.0, false, true),
          songs("Spoken Word", 0, 10));

  static final List<String> MEDIA_TYPES =
      List.of(
          "MPEG audio file",
          "AAC audio file",
          "Protected AAC audio file",
          "FLAC audio file",
          "MPEG-4 video file");

  static final int VIDEO = 5;

  private Genres() {}
}
