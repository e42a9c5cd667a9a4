package io.querent.datasource.connector.postgres;

import io.querent.datasource.connector.AddressPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Sockets that check the address again at the moment of connecting, so that a host name cannot pass
 * the check at registration and point elsewhere later.
 */
public final class PolicedSocketFactory extends SocketFactory {
  static final String PRIVATE_ALLOWED = "private";

  private final AddressPolicy policy;

  /**
   * @param reach {@value #PRIVATE_ALLOWED} where loopback and private addresses are allowed
   */
  public PolicedSocketFactory(String reach) {
    policy = new AddressPolicy(PRIVATE_ALLOWED.equals(reach));
  }

  @Override
  public Socket createSocket() {
    return new PolicedSocket(policy);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private static final class PolicedSocket extends Socket {
    private final AddressPolicy policy;

    PolicedSocket(AddressPolicy policy) {
      this.policy = policy;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (endpoint instanceof InetSocketAddress address) {
        if (address.isUnresolved()) {
          throw new UnknownHostException(address.getHostString());
        }
        Optional<String> refusal = policy.refusal(address.getAddress());
        if (refusal.isPresent()) {
          throw new IOException("the address " + refusal.get());
        }
      }
      super.connect(endpoint, timeout);
    }
  }
}
