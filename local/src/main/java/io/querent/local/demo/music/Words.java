package io.querent.local.demo.music;

import io.querent.local.demo.Chance;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Titles of tracks and albums and names of bands, put together from word lists. */
final class Words {

  private static final List<String> ADJECTIVES =
      List.of(
          "Amber",
          "Bitter",
          "Blue",
          "Broken",
          "Burning",
          "Cold",
          "Crooked",
          "Distant",
          "Electric",
          "Empty",
          "Faded",
          "Golden",
          "Hollow",
          "Hidden",
          "Iron",
          "Lonely",
          "Lost",
          "Lucid",
          "Midnight",
          "Neon",
          "Northern",
          "Paper",
          "Quiet",
          "Restless",
          "Scarlet",
          "Second",
          "Silent",
          "Silver",
          "Slow",
          "Southern",
          "Stolen",
          "Sudden",
          "Tender",
          "Velvet",
          "Violet",
          "Wandering",
          "Wild",
          "Winter",
          "Wooden",
          "Yellow");
  private static final List<String> NOUNS =
      List.of(
          "Anchor",
          "Arrow",
          "Avenue",
          "Bells",
          "Birds",
          "Bridge",
          "Candle",
          "Circus",
          "Clouds",
          "Coast",
          "Comet",
          "Compass",
          "Crown",
          "Desert",
          "Door",
          "Dream",
          "Dust",
          "Echo",
          "Ember",
          "Engine",
          "Falcon",
          "Field",
          "Fire",
          "Forest",
          "Fox",
          "Garden",
          "Ghost",
          "Glass",
          "Harbour",
          "Heart",
          "Hotel",
          "Island",
          "Kingdom",
          "Kites",
          "Lantern",
          "Letter",
          "Light",
          "Lion",
          "Machine",
          "Meadow",
          "Mirror",
          "Moon",
          "Mountain",
          "Ocean",
          "Orchard",
          "Parade",
          "Piano",
          "Radio",
          "Rain",
          "River",
          "Road",
          "Rose",
          "Sailor",
          "Shadow",
          "Signal",
          "Sky",
          "Smoke",
          "Snow",
          "Song",
          "Sparrow",
          "Star",
          "Station",
          "Stone",
          "Storm",
          "Summer",
          "Thunder",
          "Tide",
          "Tiger",
          "Tower",
          "Train",
          "Valley",
          "Voice",
          "Water",
          "Whisper",
          "Window",
          "Wolf");
  private static final List<String> VERBS =
      List.of(
          "Carry",
          "Chasing",
          "Counting",
          "Dancing with",
          "Falling for",
          "Follow",
          "Forget",
          "Holding",
          "Leaving",
          "Losing",
          "Remember",
          "Running from",
          "Sing for",
          "Waiting for",
          "Waking",
          "Walking to");
  private static final List<String> BAND_ENDS =
      List.of("Band", "Brothers", "Club", "Collective", "Ensemble", "Orchestra", "Quartet", "Trio");
  private static final List<String> MOVEMENTS =
      List.of("Allegro", "Andante", "Adagio", "Presto", "Scherzo", "Rondo", "Largo", "Finale");
  private static final List<String> FORMS =
      List.of("Sonata", "Symphony", "Concerto", "Suite", "Nocturne", "Quartet", "Fantasia");

  private final Chance chance;
  private final Set<String> bands = new HashSet<>();
  private final Set<String> albums = new HashSet<>();

  Words(Chance chance) {
    this.chance = chance;
  }

  /** A band's name that was not given before. */
  String band() {
    while (true) {
      String name =
          switch (chance.below(4)) {
            case 0 -> "The " + adjective() + " " + noun();
            case 1 -> adjective() + " " + noun();
            case 2 -> noun() + " " + chance.pick(BAND_ENDS);
            default -> noun() + " & " + noun();
          };
      if (bands.add(name)) {
        return name;
      }
    }
  }

  /** An album's title that was not given before. */
  String album(Genres.Genre genre) {
    while (true) {
      String title =
          switch (chance.below(6)) {
            case 0 -> "Live at the " + adjective() + " " + noun();
            case 1 -> noun() + " and " + noun();
            case 2 -> "Greatest " + noun() + " Vol. " + chance.between(1, 3);
            case 3 -> chance.pick(VERBS) + " the " + noun();
            default -> adjective() + " " + noun();
          };
      String whole = genre.video() ? title + ", Season " + chance.between(1, 5) : title;
      if (albums.add(whole.toLowerCase(Locale.ROOT))) {
        return whole;
      }
    }
  }

  /** A track's title; some are given twice, as in life. */
  String track(Genres.Genre genre, int number) {
    if (genre.video()) {
      return "Episode " + number + ": The " + adjective() + " " + noun();
    }
    if (genre.orchestral()) {
      return chance.pick(FORMS) + " No. " + chance.between(1, 24) + " - " + chance.pick(MOVEMENTS);
    }
    return switch (chance.below(7)) {
      case 0 -> noun();
      case 1 -> chance.pick(VERBS) + " the " + noun();
      case 2 -> noun() + " of " + noun();
      case 3 -> "My " + adjective() + " " + noun();
      case 4 -> "Love in the " + noun();
      default -> adjective() + " " + noun();
    };
  }

  private String adjective() {
    return chance.pick(ADJECTIVES);
  }

  private String noun() {
    return chance.pick(NOUNS);
  }
}
