package io.querent.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which port each part listens on. The gateway's is fixed; every other part gets a free one below
 * the range from which operating systems take outgoing ports, remembered and replaced when busy.
 */
public final class Ports {

  public static final int DEFAULT_GATEWAY = 8080;
  public static final String GATEWAY = "gateway";

  private static final List<String> INTERNAL =
      List.of(
          "postgres",
          "redis",
          "kafka",
          "kafka-controller",
          "file",
          "datasource",
          "agent",
          "report");
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private final Map<String, Integer> byPart;

  private Ports(Map<String, Integer> byPart) {
    this.byPart = new LinkedHashMap<>(byPart);
  }

  @SuppressWarnings("unchecked")
  public static Optional<Ports> read(Home home) throws IOException {
    return JsonFile.read(home.ports(), Map.class).map(map -> new Ports((Map<String, Integer>) map));
  }

  /** The gateway's port: the one asked for, else the remembered one, else the default. */
  public static int gatewayPort(Home home, Optional<Integer> asked) throws IOException {
    if (asked.isPresent()) {
      return asked.get();
    }
    return read(home).map(ports -> ports.of(GATEWAY)).orElse(DEFAULT_GATEWAY);
  }

  /** Settles every port and remembers the choice. */
  public static Ports choose(Home home, int gateway) throws IOException {
    Map<String, Integer> before = read(home).map(ports -> ports.byPart).orElse(Map.of());
    Map<String, Integer> chosen = new LinkedHashMap<>();
    chosen.put(GATEWAY, gateway);
    int next = FIRST + Math.floorMod(home.root().hashCode(), 1_000) * 10;
    for (String part : INTERNAL) {
      Integer remembered = before.get(part);
      if (remembered != null && !chosen.containsValue(remembered) && free(remembered)) {
        chosen.put(part, remembered);
        continue;
      }
      while (chosen.containsValue(next) || before.containsValue(next) || !free(next)) {
        next = next >= LAST ? FIRST : next + 1;
      }
      chosen.put(part, next);
    }
    JsonFile.write(home.ports(), chosen);
    return new Ports(chosen);
  }

  public int of(String part) {
    Integer port = byPart.get(part);
    if (port == null) {
      throw new IllegalStateException("No port is known for part " + part);
    }
    return port;
  }

  /** Whether a server could listen on the port of the loopback address. */
  public static boolean free(int port) {
    return bindable(InetAddress.getLoopbackAddress(), port) && bindable(null, port);
  }

  private static boolean bindable(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
