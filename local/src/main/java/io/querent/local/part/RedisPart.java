package io.querent.local.part;

import io.querent.local.Home;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Redis with an append-only file, at most 256 MB of data, reachable from this machine only. */
final class RedisPart implements Part {

  private static final int PATIENCE_MILLIS = 1_000;

  private final Home home;
  private final int port;
  private final Path program;

  RedisPart(Home home, int port) {
    this.home = home;
    this.port = port;
    this.program = home.runtime().resolve("redis-6.2").resolve("redis-server");
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Set<String> needs() {
    return Set.of();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void prepare() throws IOException {
    NativeProgram.unpackFile(resource(), program);
    Files.createDirectories(data());
  }

  @Override
  public Command command() {
    List<String> line =
        List.of(
            program.toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            data().toString(),
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
            "--save",
            "",
            "--maxmemory",
            "256mb",
            "--maxmemory-policy",
            "volatile-lru",
            "--loglevel",
            "notice");
    return new Command(Leash.tie("TERM", line), Map.of(), Command.StopSignal.TERM);
  }

  @Override
  public boolean ready() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String remedy() {
    return "Read "
        + home.log(name())
        + "; to begin anew without sessions and live events: ./querent down, then remove "
        + data();
  }

  private Path data() {
    return home.data().resolve("redis");
  }

  private static String resource() {
    if (NativeProgram.system().equals("darwin")) {
      return "redis-server-6.2.6-v5-darwin-" + (NativeProgram.arm() ? "arm64" : "amd64");
    }
    return NativeProgram.arm()
        ? "redis-server-6.2.7-linux-arm64"
        : "redis-server-6.2.6-v5-linux-amd64";
  }
}
