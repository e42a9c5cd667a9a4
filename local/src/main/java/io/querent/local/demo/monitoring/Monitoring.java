package io.querent.local.demo.monitoring;

import io.querent.local.demo.Chance;
import io.querent.local.demo.CopyRows;
import io.querent.local.demo.Places;
import io.querent.local.demo.Weights;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Providers, their sites, what checks found and which issues came of it. */
final class Monitoring {

  private static final int DAYS = 92;
  private static final int SITES = 45;
  private static final double FAILURE = 0.0009;

  /**
   * @param steadiness how seldom its sites fail: 1 is usual, higher is better
   */
  private record Provider(
      String name, String kind, String country, double sla, double steadiness) {}

  private static final List<Provider> PROVIDERS =
      List.of(
          new Provider("Cloudberry Hosting", "cloud", "Germany", 99.95, 1.6),
          new Provider("Nimbus Grid", "cloud", "USA", 99.9, 1.2),
          new Provider("Stonebridge Servers", "colocation", "France", 99.5, 0.7),
          new Provider("Fastlane CDN", "cdn", "USA", 99.99, 2.5),
          new Provider("Polar Racks", "colocation", "Norway", 99.8, 1.0),
          new Provider("Eastwind Networks", "network", "Poland", 99.5, 0.5),
          new Provider("Quietnet", "network", "Ireland", 99.9, 1.0));

  private static final List<String> SITE_WORDS =
      List.of(
          "atlas", "beacon", "cedar", "delta", "ember", "flint", "garnet", "haven", "indigo",
          "jasper", "krill", "lumen", "maple", "nova", "onyx");
  private static final List<String> SITE_KINDS = List.of("shop", "portal", "api");
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");
  private static final List<List<String>> TITLES =
      List.of(
          List.of("Certificate expires soon", "Slow answers at night", "Redirect chain too long"),
          List.of("Latency above the limit", "Some requests time out"),
          List.of("Many server errors", "Name resolution fails"),
          List.of("Site does not answer", "Data center unreachable"));
  private static final List<String> TEAMS = List.of("network", "platform", "web");

  private final LocalDateTime now;
  private final Chance chance = Chance.of("monitoring");
  private final CopyRows providers =
      new CopyRows("providers (id, name, kind, country, sla_percent, support_email)");
  private final CopyRows sites =
      new CopyRows("sites (id, name, url, provider_id, city, country, active)");
  private final CopyRows checks =
      new CopyRows("checks (id, site_id, checked_at, up, status_code, latency_ms)");
  private final CopyRows issues =
      new CopyRows("issues (id, site_id, severity, title, team, opened_at, closed_at)");
  private int checkId;
  private final List<Issue> found = new ArrayList<>();

  private record Issue(int site, LocalDateTime opened, Duration lasts, int severity) {}

  Monitoring(LocalDateTime now) {
    this.now = now.truncatedTo(ChronoUnit.MINUTES);
  }

  List<CopyRows> rows() {
    Weights shares = Weights.of(10, 9, 7, 6, 5, 6, 0);
    for (int id = 1; id <= PROVIDERS.size(); id++) {
      Provider provider = PROVIDERS.get(id - 1);
      String domain = provider.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
      providers.add(
          id,
          provider.name(),
          provider.kind(),
          provider.country(),
          provider.sla(),
          id == 5 ? null : "support@" + domain);
    }
    for (int id = 1; id <= SITES; id++) {
      int provider = shares.pick(chance);
      site(id, provider + 1);
      watch(id, PROVIDERS.get(provider).steadiness());
    }
    issues();
    return List.of(providers, sites, checks, issues);
  }

  private void site(int id, int provider) {
    String name =
        SITE_WORDS.get((id - 1) % SITE_WORDS.size())
            + "-"
            + SITE_KINDS.get((id - 1) / SITE_WORDS.size());
    Places.Country country = Places.COUNTRIES.get(Weights.popularity(12, 2, 1).pick(chance));
    sites.add(
        id,
        name,
        "https://" + name + ".example/",
        provider,
        chance.pick(country.cities()),
        country.name(),
        id % 15 != 4);
  }

  /** A check every hour; a failure lasts some hours and opens an issue. */
  private void watch(int site, double steadiness) {
    double usual = chance.normal(180, 50) + (site % 7 == 2 ? 260 : 0);
    double fails = FAILURE / steadiness * (site % 11 == 5 ? 4 : 1);
    int down = 0;
    LocalDateTime first = now.toLocalDate().minusDays(DAYS).atTime(0, site);
    for (LocalDateTime time = first; !time.isAfter(now); time = time.plusHours(1)) {
      if (down == 0 && chance.happens(fails)) {
        down = chance.between(1, 9);
        int severity = down > 6 ? 3 : down > 3 ? 2 : 1;
        Duration lasts = Duration.ofMinutes(60L * down + chance.between(5, 600));
        found.add(new Issue(site, time.plusMinutes(chance.between(1, 9)), lasts, severity));
      }
      check(site, time, down > 0, usual);
      down = Math.max(0, down - 1);
    }
    for (int i = chance.below(3); i > 0; i--) {
      LocalDateTime opened = first.plusMinutes(chance.below(DAYS * 24 * 60));
      Duration lasts = Duration.ofHours(chance.between(20, 800));
      found.add(new Issue(site, opened, lasts, 0));
    }
  }

  private void check(int site, LocalDateTime time, boolean down, double usual) {
    boolean busy = time.getHour() >= 17 && time.getHour() <= 21;
    boolean answered = !down || chance.happens(0.5);
    double latency = Math.max(12, usual * (busy ? 1.35 : 1) * chance.normal(1, 0.22));
    boolean slow = chance.happens(0.002);
    String code = down ? answered ? chance.happens(0.7) ? "503" : "500" : null : "200";
    checks.add(
        ++checkId,
        site,
        time,
        !down,
        code,
        answered ? Math.round(slow ? latency * 9 : latency) : null);
  }

  private void issues() {
    found.removeIf(issue -> issue.opened().isAfter(now));
    found.sort(java.util.Comparator.comparing(Issue::opened));
    int id = 0;
    for (Issue issue : found) {
      LocalDateTime closed = issue.opened().plus(issue.lasts());
      boolean forgotten = chance.happens(0.03);
      issues.add(
          ++id,
          issue.site(),
          SEVERITIES.get(issue.severity()),
          chance.pick(TITLES.get(issue.severity())),
          chance.happens(0.05) ? null : chance.pick(TEAMS),
          issue.opened(),
          closed.isAfter(now) || forgotten ? null : closed);
    }
  }
}
