package io.querent.agent.context;

import io.querent.contracts.datasource.DatasourceApi;
import io.querent.kit.call.ServiceFailures;
import io.querent.kit.identity.ToDatasourceService;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The datasource service over REST, on behalf of the current caller. */
@RegisterRestClient(configKey = "datasource")
@RegisterProvider(ToDatasourceService.class)
@RegisterProvider(ServiceFailures.class)
public interface DatasourceClient extends DatasourceApi {}
