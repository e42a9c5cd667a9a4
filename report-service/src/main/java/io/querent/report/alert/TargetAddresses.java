package io.querent.report.alert;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses a webhook may go to. Link-local ones, where clouds keep their metadata services,
 * are always refused; loopback and private ones unless the installation allows them.
 *
 * @param allowPrivate whether loopback and private addresses may be reached
 */
record TargetAddresses(boolean allowPrivate) {
  private static final byte[] CLOUD_METADATA_FOUR = {100, 100, 100, (byte) 200};
  private static final String CLOUD_METADATA_SIX = "fd00:ec2:0:0:0:0:0:254";
  private static final int FOUR = 4;

  /** Why an address may not be reached; empty when it may. */
  Optional<String> refusal(InetAddress address) {
    InetAddress plain = carried(address);
    if (plain.isLinkLocalAddress() || plain.isMulticastAddress() || isMetadata(plain)) {
      return Optional.of("is a link-local, multicast or metadata address, which is never called");
    }
    if (!allowPrivate && isPrivate(plain)) {
      return Optional.of(
          "is a loopback or private address; an operator can allow those with"
              + " querent.alert.private-targets");
    }
    return Optional.empty();
  }

  private static boolean isMetadata(InetAddress address) {
    return Arrays.equals(address.getAddress(), CLOUD_METADATA_FOUR)
        || address.getHostAddress().equals(CLOUD_METADATA_SIX);
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean four = address instanceof Inet4Address;
    boolean carrierGrade = four && first == 100 && (second & 0xc0) == 64;
    boolean reserved = four && (first == 0 || first >= 240);
    boolean uniqueLocal = !four && (first & 0xfe) == 0xfc;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isSiteLocalAddress()
        || carrierGrade
        || reserved
        || uniqueLocal;
  }

  /** The IPv4 address that an IPv6 one carries (NAT64, 6to4, compatible), or the address itself. */
  private static InetAddress carried(InetAddress address) {
    if (!(address instanceof Inet6Address six)) {
      return address;
    }
    byte[] bytes = six.getAddress();
    if (bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b) {
      return four(bytes, bytes.length - FOUR);
    }
    if (bytes[0] == 0x20 && bytes[1] == 0x02) {
      return four(bytes, 2);
    }
    boolean compatible =
        six.isIPv4CompatibleAddress() && !six.isLoopbackAddress() && !six.isAnyLocalAddress();
    return compatible ? four(bytes, bytes.length - FOUR) : address;
  }

  private static InetAddress four(byte[] bytes, int offset) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + FOUR));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
