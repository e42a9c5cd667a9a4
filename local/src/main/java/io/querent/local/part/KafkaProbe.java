package io.querent.local.part;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a broker for the cluster's metadata (api key 3, version 1 of Kafka's wire protocol) without
 * loading a client. The answer lists a broker only once the controller lets it serve.
 */
final class KafkaProbe {

  private static final int PATIENCE_MILLIS = 1_000;
  private static final short METADATA = 3;
  private static final short VERSION = 1;
  private static final int LONGEST_ANSWER = 1 << 20;

  private KafkaProbe() {}

  static boolean serves(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      ask(new DataOutputStream(socket.getOutputStream()));
      return brokers(new DataInputStream(socket.getInputStream())) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void ask(DataOutputStream out) throws IOException {
    byte[] client = "querent".getBytes(StandardCharsets.US_ASCII);
    out.writeInt(2 + 2 + 4 + 2 + client.length + 4);
    out.writeShort(METADATA);
    out.writeShort(VERSION);
    int correlation = 1;
    out.writeInt(correlation);
    out.writeShort(client.length);
    out.write(client);
    int noTopics = 0;
    out.writeInt(noTopics);
    out.flush();
  }

  private static int brokers(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 8 || length > LONGEST_ANSWER) {
      throw new IOException("Not an answer of Kafka");
    }
    in.readInt();
    return in.readInt();
  }
}
