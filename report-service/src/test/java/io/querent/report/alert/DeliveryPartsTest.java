package io.querent.report.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.querent.report.result.TableRows;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryPartsTest {
  @Test
  void shouldSignAsTheStandardDoes() {
    // RFC 4231, test case 2.
    byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    assertThat(Signature.hex("Jefe", "", data))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assertThat(Signature.of("Jefe", 17, data))
        .isEqualTo("t=17,v1=" + Signature.hex("Jefe", "17.", data));
  }

  @Test
  void shouldKeepSpreadsheetsFromRunningCells() {
    TableRows rows =
        new TableRows(
            List.of("name", "=head"),
            List.of(
                Arrays.asList("=HYPERLINK(\"x\")", -5),
                Arrays.asList("@a,b", null),
                Arrays.asList("-1+1", "-1.5"),
                Arrays.asList("plain \"q\"", "two\nlines")),
            4,
            true);

    assertThat(CsvText.of(rows))
        .isEqualTo(
            "name,'=head\r\n\"'=HYPERLINK(\"\"x\"\")\",-5\r\n\"'@a,b\",\r\n'-1+1,-1.5\r\n"
                + "\"plain \"\"q\"\"\",\"two\nlines\"\r\n");
  }

  @Test
  void shouldNeverCallMetadataAddresses() throws Exception {
    for (String address :
        List.of(
            "169.254.169.254",
            "fe80::1",
            "100.100.100.200",
            "fd00:ec2::254",
            "::ffff:169.254.169.254",
            "64:ff9b::a9fe:a9fe",
            "2002:a9fe:a9fe::1",
            "224.0.0.1")) {
      assertThat(new TargetAddresses(true).refusal(InetAddress.getByName(address)))
          .as(address)
          .isPresent();
    }
  }

  @Test
  void shouldCallPrivateAddressesOnlyWhereAllowed() throws Exception {
    for (String address :
        List.of(
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.9",
            "172.16.0.1",
            "0.0.0.0",
            "::1",
            "fc00::1",
            "100.64.0.1",
            "64:ff9b::7f00:1")) {
      InetAddress target = InetAddress.getByName(address);
      assertThat(new TargetAddresses(false).refusal(target)).as(address).isPresent();
      assertThat(new TargetAddresses(true).refusal(target)).as(address).isEmpty();
    }
    assertThat(new TargetAddresses(false).refusal(InetAddress.getByName("93.184.216.34")))
        .isEmpty();
  }

  @Test
  void shouldRefuseTargetsThatAreNone() {
    for (String url :
        List.of("ftp://a.org/", "file:///etc/passwd", "http://", "http://u:p@a.org")) {
      assertThatThrownBy(() -> new Channel.Webhook(url, null, null))
          .as(url)
          .hasMessageContaining("url");
    }
    assertThatThrownBy(() -> new Channel.Email(List.of("a@b.org\r\nBcc: c@d.org"), null, null))
        .hasMessageContaining("is no e-mail address");
    assertThat(new Channel.Webhook("https://hooks.example.org/t/secret", null, null).target())
        .isEqualTo("https://hooks.example.org/…");
  }

  @Test
  void shouldWaitLongerEachTimeWithinABound() {
    Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));

    assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(backoff.after(3, 0)).isEqualTo(Duration.ofSeconds(40));
    assertThat(backoff.after(3, 1)).isEqualTo(Duration.ofSeconds(20));
    assertThat(backoff.after(60, 0)).isEqualTo(Duration.ofHours(1));
  }
}
