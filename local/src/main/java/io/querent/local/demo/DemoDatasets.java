package io.querent.local.demo;

import io.querent.local.DemoInstaller;
import io.querent.local.LocalEnvironment;
import io.querent.local.client.QuerentClient;
import io.querent.local.demo.energy.EnergyDataset;
import io.querent.local.demo.monitoring.MonitoringDataset;
import io.querent.local.demo.music.MusicDataset;
import io.querent.local.demo.shop.ShopDataset;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes the demo's data and registers it; what is there already is left alone. */
public final class DemoDatasets implements DemoInstaller {

  private static final int AT_ONCE = 2;
  private static final int MONTHS = 12;

  /** Where a question goes that names no datasource and fits several. */
  private static final String DEFAULT = "shop";

  private final LocalDateTime now;

  /** Data that ends today ends now. */
  public DemoDatasets() {
    this(LocalDateTime.now(ZoneOffset.UTC));
  }

  DemoDatasets(LocalDateTime now) {
    this.now = now;
  }

  /** Every dataset, the slow ones first. */
  public static List<DemoDataset> all() {
    return List.of(
        new ShopDataset(), new EnergyDataset(), new MonitoringDataset(), new MusicDataset());
  }

  /** Rises with every edition and every month, so that 'last month' never runs empty. */
  @Override
  public int version() {
    return Edition.CURRENT * 100_000 + now.getYear() * MONTHS + now.getMonthValue();
  }

  @Override
  public void install(LocalEnvironment environment) throws Exception {
    QuerentClient querent = new QuerentClient(environment.gateway());
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (DemoDataset dataset : all()) {
        running.add(
            threads.submit(
                () -> {
                  install(dataset, environment, querent);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        await(one);
      }
    }
  }

  private void install(DemoDataset dataset, LocalEnvironment environment, QuerentClient querent)
      throws Exception {
    long begin = System.nanoTime();
    boolean made = dataset.prepare(environment, now);
    long prepared = System.nanoTime();
    if (querent.datasource(dataset.id()).isEmpty()) {
      querent.register(registration(dataset, environment));
    } else if (made) {
      querent.learn(dataset.id());
    }
    System.out.printf(
        "%-10s data %s in %.1f s, registered and learned in %.1f s%n",
        dataset.id(),
        made ? "made" : "present",
        (prepared - begin) / 1e9,
        (System.nanoTime() - prepared) / 1e9);
  }

  private static Map<String, Object> registration(DemoDataset dataset, LocalEnvironment environment)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", dataset.id());
    body.put("kind", dataset.kind());
    body.put("display_name", dataset.displayName());
    body.put("description", dataset.description());
    body.put("default", dataset.id().equals(DEFAULT));
    body.put("connection", dataset.connection(environment));
    body.put("semantic_model", Script.text("/demo/" + dataset.id() + ".yaml"));
    return body;
  }

  private static void await(Future<?> one) throws Exception {
    try {
      one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
