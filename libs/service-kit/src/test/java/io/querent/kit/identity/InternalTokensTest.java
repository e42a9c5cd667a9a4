package io.querent.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.querent.contracts.identity.Audience;
import io.querent.contracts.identity.Caller;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InternalTokensTest {
  private static final Caller ADA = new Caller("u_1", "org_1", null, Set.of("analyst"));

  @Test
  void shouldMintOneTokenForEachCallerAndService() {
    InternalTokens tokens = new InternalTokens();
    tokens.configuration = new InternalTokenTest.Settings(Audience.GATEWAY);
    tokens.issuer = new InternalTokenIssuer();
    tokens.issuer.configuration = tokens.configuration;
    tokens.prepare();
    Caller demoted = new Caller("u_1", "org_1", null, Set.of("viewer"));

    String first = tokens.of(ADA, Audience.FILE);

    assertThat(tokens.of(ADA, Audience.FILE)).isSameAs(first);
    assertThat(tokens.of(ADA, Audience.DATASOURCE)).isNotEqualTo(first);
    assertThat(tokens.of(demoted, Audience.FILE)).isNotEqualTo(first);
  }
}
