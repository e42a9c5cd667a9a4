package io.querent.datasource.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private final AddressPolicy open = new AddressPolicy(true);
  private final AddressPolicy closed = new AddressPolicy(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "::ffff:169.254.169.254",
        "100.100.100.200",
        "fd00:ec2::254",
        "224.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1"
      })
  void shouldNeverReachMetadataAndLinkLocalAddresses(String address) {
    assertThat(open.refusal(address)).isPresent();
    assertThat(closed.refusal(address)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "fd12::1",
        "0.0.0.0",
        "::",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1"
      })
  void shouldReachPrivateAddressesOnlyWhereAllowed(String address) {
    assertThat(open.refusal(address)).isEmpty();
    assertThat(closed.refusal(address)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "2606:4700::1111"})
  void shouldReachPublicAddresses(String address) {
    assertThat(closed.refusal(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-host.invalid"})
  void shouldSayThatANameIsUnknown(String name) {
    assertThat(closed.refusal(name)).hasValueSatisfying(m -> assertThat(m).contains("not known"));
  }
}
