package io.querent.local.demo;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Invented people: names put together from syllables, none given twice. */
public final class PersonNames {

  private static final List<String> GIVEN_STARTS =
      List.of(
          "Al", "Bel", "Cor", "Dar", "El", "Fen", "Gal", "Hel", "Il", "Jor", "Kal", "Lor", "Mar",
          "Nel", "Or", "Pel", "Quin", "Ros", "Sel", "Tam", "Ul", "Val", "Wil", "Yar", "Zel");
  private static final List<String> GIVEN_ENDS =
      List.of(
          "a", "an", "ana", "ando", "en", "etta", "ia", "ian", "ida", "in", "ina", "is", "ito", "o",
          "on", "ora", "wen", "ya");
  private static final List<String> FAMILY_STARTS =
      List.of(
          "Ard", "Bran", "Cald", "Dor", "Esk", "Fal", "Grim", "Had", "Ing", "Kest", "Lang", "Mer",
          "Nord", "Ost", "Pend", "Rav", "Sand", "Thorn", "Ull", "Vant", "Wend", "Yors", "Zand");
  private static final List<String> FAMILY_ENDS =
      List.of(
          "aker", "berg", "by", "dahl", "en", "ero", "eau", "feld", "ham", "ić", "ino", "ley",
          "mann", "ov", "quist", "sen", "ski", "son", "ström", "ton", "vale", "well", "wood");

  private final Chance chance;
  private final Set<String> taken = new HashSet<>();

  public PersonNames(Chance chance) {
    this.chance = chance;
  }

  public record Person(String given, String family) {

    public String full() {
      return given + " " + family;
    }

    /** An address in a domain that is reserved for examples. */
    public String email(String domain) {
      return plain(given) + "." + plain(family) + "@" + domain;
    }

    private static String plain(String name) {
      return Normalizer.normalize(name, Normalizer.Form.NFD)
          .replaceAll("[^A-Za-z]", "")
          .toLowerCase(Locale.ROOT);
    }
  }

  public Person next() {
    while (true) {
      Person person =
          new Person(
              chance.pick(GIVEN_STARTS) + chance.pick(GIVEN_ENDS),
              chance.pick(FAMILY_STARTS) + chance.pick(FAMILY_ENDS));
      if (taken.add(person.full())) {
        return person;
      }
    }
  }
}
