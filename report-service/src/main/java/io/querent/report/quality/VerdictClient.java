package io.querent.report.quality;

import io.querent.contracts.agent.VerdictRequest;
import io.querent.contracts.agent.VerdictResponse;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToAgentService;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Verdicts over facts. Blocking. */
@Path("/internal/verdicts")
@RegisterRestClient(configKey = "agent")
@RegisterProvider(ToAgentService.class)
@RegisterProvider(ServiceFailures.class)
interface VerdictClient {

  @POST
  VerdictResponse judge(VerdictRequest request);
}
