package io.querent.local.demo.music;

import io.querent.local.demo.Chance;
import io.querent.local.demo.PersonNames;
import io.querent.local.demo.Weights;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What can be bought: artists, albums, tracks, playlists. */
final class Library {

  static final int ARTISTS = 275;
  private static final int ALBUMS = 347;
  private static final int ARTISTS_WITH_ALBUMS = 204;
  private static final double SONG_PRICE = 0.99;
  private static final double VIDEO_PRICE = 1.99;
  private static final double AUDIO_BYTES_PER_MS = 33.2;
  private static final double VIDEO_BYTES_PER_MS = 212;

  private static final List<String> PLAYLISTS =
      List.of(
          "Everything",
          "Morning Run",
          "Late Night",
          "Classics",
          "Focus",
          "Road Trip",
          "Dinner",
          "Rainy Sunday",
          "Workout",
          "Party",
          "Deep Sleep",
          "Guitar Heroes",
          "Brass",
          "New In",
          "Best of Soul",
          "TV Series",
          "Audiobooks",
          "Drafts");
  private static final List<String> EMPTY_PLAYLISTS = List.of("Audiobooks", "Drafts");

  private final Chance chance = Chance.of("music library");
  private final Words words = new Words(Chance.of("music words"));
  private final PersonNames people = new PersonNames(Chance.of("music composers"));
  private final List<Genres.Genre> genreOfArtist = new ArrayList<>();
  private final List<Track> tracks = new ArrayList<>();

  /** A track as far as sales need it. */
  record Track(int id, Genres.Genre genre, double price) {}

  List<Track> tracks() {
    return tracks;
  }

  void write(Rows rows) throws SQLException {
    rows.names("Genre", Genres.ALL.stream().map(Genres.Genre::name).toList());
    rows.names("MediaType", Genres.MEDIA_TYPES);
    artists(rows);
    albums(rows);
    playlists(rows);
  }

  private void artists(Rows rows) throws SQLException {
    Weights genres = Weights.of(Genres.ALL.size(), i -> Genres.ALL.get(i).weight());
    for (int id = 1; id <= ARTISTS; id++) {
      genreOfArtist.add(Genres.ALL.get(genres.pick(chance)));
      rows.add("Artist", id, chance.happens(0.3) ? people.next().full() : words.band());
    }
  }

  private void albums(Rows rows) throws SQLException {
    Weights productive = Weights.popularity(ARTISTS_WITH_ALBUMS, 6, 0.9);
    for (int id = 1; id <= ALBUMS; id++) {
      int artist = id <= ARTISTS_WITH_ALBUMS ? id : productive.pick(chance) + 1;
      Genres.Genre genre = genreOfArtist.get(artist - 1);
      rows.add("Album", id, words.album(genre), artist);
      String writer = people.next().full();
      int count = chance.between(5, 15);
      for (int number = 1; number <= count; number++) {
        track(rows, id, genre, number, writer);
      }
    }
  }

  private void track(Rows rows, int album, Genres.Genre genre, int number, String writer)
      throws SQLException {
    int id = tracks.size() + 1;
    double minutes = Math.max(0.8, chance.normal(genre.minutes(), genre.minutes() / 4.5));
    long milliseconds = Math.round(minutes * 60_000);
    double rate = genre.video() ? VIDEO_BYTES_PER_MS : AUDIO_BYTES_PER_MS;
    int media = genre.video() ? Genres.VIDEO : Weights.of(70, 14, 11, 5).pick(chance) + 1;
    double price = genre.video() ? VIDEO_PRICE : SONG_PRICE;
    rows.add(
        "Track",
        id,
        words.track(genre, number),
        album,
        media,
        Genres.ALL.indexOf(genre) + 1,
        composer(genre, writer),
        milliseconds,
        Math.round(milliseconds * rate * chance.normal(1, 0.06)),
        price);
    tracks.add(new Track(id, genre, price));
  }

  /** Missing for more than a quarter, and sometimes untidy. */
  private String composer(Genres.Genre genre, String writer) {
    if (genre.video() || chance.happens(0.22)) {
      return null;
    }
    if (chance.happens(0.004)) {
      return chance.happens(0.5) ? writer + " " : "unknown";
    }
    return chance.happens(0.15) ? writer + ", " + people.next().full() : writer;
  }

  private void playlists(Rows rows) throws SQLException {
    rows.names("Playlist", PLAYLISTS);
    for (int playlist = 1; playlist <= PLAYLISTS.size(); playlist++) {
      String name = PLAYLISTS.get(playlist - 1);
      for (int track : members(name)) {
        rows.add("PlaylistTrack", playlist, track);
      }
    }
  }

  private TreeSet<Integer> members(String playlist) {
    TreeSet<Integer> members = new TreeSet<>();
    if (EMPTY_PLAYLISTS.contains(playlist)) {
      return members;
    }
    double share = chance.unit() * 0.18 + 0.01;
    for (Track track : tracks) {
      boolean belongs =
          switch (playlist) {
            case "Everything" -> true;
            case "TV Series" -> track.genre().name().equals("TV Series");
            case "Best of Soul" -> track.genre().name().equals("Soul") && chance.happens(0.6);
            case "Classics" -> track.genre().orchestral() && chance.happens(0.7);
            default -> !track.genre().video() && chance.happens(share);
          };
      if (belongs) {
        members.add(track.id());
      }
    }
    return members;
  }
}
