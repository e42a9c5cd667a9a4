package io.querent.report.member;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToGatewayService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Members of organizations, asked of the gateway. */
@RegisterRestClient(configKey = "gateway")
@RegisterProvider(ToGatewayService.class)
@RegisterProvider(ServiceFailures.class)
@Path("/internal/members")
@Produces(MediaType.APPLICATION_JSON)
interface MemberClient {

  /** A member as the gateway knows it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Member(
      String userId, String organizationId, String email, List<String> roles, boolean active) {}

  @GET
  @Path("/{organization}/{user}")
  Member get(@PathParam("organization") String organization, @PathParam("user") String user);
}
