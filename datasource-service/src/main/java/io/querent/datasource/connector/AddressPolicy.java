package io.querent.datasource.connector;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Which addresses a connection may go to. Link-local ones, where clouds keep their metadata
 * services, are always refused; loopback and private ones only where one's own machine or network
 * is the point.
 *
 * @param allowPrivate whether loopback and private addresses may be reached
 */
public record AddressPolicy(boolean allowPrivate) {
  private static final byte[] ALIBABA_METADATA = {100, 100, 100, (byte) 200};

  /** Why a host may not be reached, looking at every address it resolves to; empty when it may. */
  public Optional<String> refusal(String host) {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      return Optional.of("has no address: the name '%s' is not known here".formatted(host));
    }
    for (InetAddress address : addresses) {
      Optional<String> refusal = refusal(address);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** Why an address may not be reached; empty when it may. */
  public Optional<String> refusal(InetAddress address) {
    InetAddress plain = unmapped(address);
    if (plain.isLinkLocalAddress() || plain.isMulticastAddress() || isMetadata(plain)) {
      return Optional.of(
          "is a link-local, multicast or metadata address, which is never connected to");
    }
    if (!allowPrivate && isPrivate(plain)) {
      return Optional.of(
          "is a loopback or private address; an operator can allow those with"
              + " querent.connections.allow-private-addresses");
    }
    return Optional.empty();
  }

  private static boolean isMetadata(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return java.util.Arrays.equals(bytes, ALIBABA_METADATA);
    }
    return address.getHostAddress().equals("fd00:ec2:0:0:0:0:0:254");
  }

  private static boolean isPrivate(InetAddress address) {
    int first = address.getAddress()[0] & 0xff;
    int second = address.getAddress()[1] & 0xff;
    boolean shared = address instanceof Inet4Address && first == 100 && (second & 0xc0) == 64;
    boolean thisNetwork = address instanceof Inet4Address && first == 0;
    boolean uniqueLocal = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isSiteLocalAddress()
        || shared
        || thisNetwork
        || uniqueLocal;
  }

  /**
   * The IPv4 address inside one of the IPv6 forms that reach it (NAT64, 6to4), or the address
   * itself.
   */
  private static InetAddress unmapped(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return address;
    }
    byte[] bytes = six.getAddress();
    boolean nat64 =
        bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    int offset = nat64 ? 12 : 2;
    return nat64
            || sixToFour
            || six.isIPv4CompatibleAddress() && !six.isLoopbackAddress() && !six.isAnyLocalAddress()
        ? inner(bytes, nat64 || !sixToFour ? 12 : offset)
        : address;
  }

  private static InetAddress inner(byte[] bytes, int offset) {
    try {
      return InetAddress.getByAddress(java.util.Arrays.copyOfRange(bytes, offset, offset + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
